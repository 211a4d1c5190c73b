using System.Runtime.InteropServices;
using Descent.Graph;

namespace Descent.Optimizers;

/// <summary>A variable of one number that the host reads and writes between runs, without allocating.</summary>
/// <typeparam name="T">The C# type of the number.</typeparam>
/// <param name="variable">The variable, a scalar of that type.</param>
internal sealed class HostScalar<T>(Variable variable) where T : unmanaged
{
    /// <summary>The variable.</summary>
    public Variable Variable { get; } = variable;

    /// <summary>The number now.</summary>
    public T Now
    {
        get
        {
            var number = default(T);
            Variable.Storage.Read(MemoryMarshal.AsBytes(new Span<T>(ref number)));
            return number;
        }
        set => Variable.Storage.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));
    }
}
