using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Intrinsics;
using Descent.Backends.Cpu.Kernels.Lanes;
using Descent.Backends.Cpu.Simd;
using Descent.Graph;

namespace Descent.Backends.Cpu.Kernels.Emitted;

/// <summary>The vector type of an element type at a width, and <see cref="LaneAccess{L,V,T}"/> for it.</summary>
/// <param name="Vector">The vector type, or the number itself.</param>
/// <param name="Lanes">How many elements it holds.</param>
/// <param name="Access">The class of its methods.</param>
internal sealed record LaneMethods(Type Vector, int Lanes, [property: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] Type Access)
{
    /// <summary>A method of the access, by name.</summary>
    public MethodInfo this[string name] => Access.GetMethod(name)!;

    public static LaneMethods Of(DType type, SimdWidth width) => type switch
    {
        DType.Float32 => Of<float>(width),
        DType.Float64 => Of<double>(width),
        DType.Int32 => Of<int>(width),
        _ => Of<long>(width),
    };

    private static LaneMethods Of<T>(SimdWidth width)
        where T : unmanaged => width switch
    {
        SimdWidth.Vector512 => new(typeof(Vector512<T>), Vector512<T>.Count, typeof(LaneAccess<Lanes512<T>, Vector512<T>, T>)),
        SimdWidth.Vector256 => new(typeof(Vector256<T>), Vector256<T>.Count, typeof(LaneAccess<Lanes256<T>, Vector256<T>, T>)),
        SimdWidth.Vector128 => new(typeof(Vector128<T>), Vector128<T>.Count, typeof(LaneAccess<Lanes128<T>, Vector128<T>, T>)),
        _ => new(typeof(T), 1, typeof(LaneAccess<Lanes1<T>, T, T>)),
    };
}
