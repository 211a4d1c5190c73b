using System.Runtime.InteropServices;
using Descent.Graph;

namespace Descent.Compile;

/// <summary>The memory of one run of an executable: its inputs, its arena, its outputs.</summary>
public abstract class RunContext
{
    private readonly Dictionary<string, int> _inputs = [];

    /// <summary>A context for a plan.</summary>
    protected RunContext(ExecutionPlan plan)
    {
        Plan = plan ?? throw new ArgumentNullException(nameof(plan));
        for (var i = 0; i < plan.Buffers.Count; i++)
            if (plan.Buffers[i] is { Kind: BufferKind.Input, Name: { } name }) _inputs[name] = i;
    }

    /// <summary>The plan whose memory this is.</summary>
    protected ExecutionPlan Plan { get; }

    /// <summary>Whether the program has an input of a name; a name that no result needs is none.</summary>
    public bool HasInput(string name) => _inputs.ContainsKey(name);

    /// <summary>An input's memory, to be filled before a run.</summary>
    /// <exception cref="ArgumentException">The program has no such input, or it holds other elements than <typeparamref name="T"/>.</exception>
    public Span<T> Input<T>(string name) where T : unmanaged => MemoryMarshal.Cast<byte, T>(BufferBytes(RequireInput(name)));

    /// <summary>Copies values into an input, converting the element type where it differs.</summary>
    /// <exception cref="ArgumentException">The program has no such input.</exception>
    /// <exception cref="ShapeException">The values have another shape.</exception>
    public void Write(string name, TensorData values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var buffer = RequireInput(name);
        var type = Plan.Buffers[buffer].Type;
        if (values.Shape != type.Shape) throw new ShapeException($"Input {name} needs the shape {type.Shape}, got {values.Shape}.");
        values.Cast(type.DType).Bytes.CopyTo(BufferBytes(buffer));
    }

    /// <summary>The memory of an output, valid until the next run.</summary>
    public ReadOnlySpan<T> Output<T>(int index) where T : unmanaged => MemoryMarshal.Cast<byte, T>(OutputBytes(index));

    /// <summary>A copy of an output.</summary>
    public TensorData Read(int index)
    {
        var type = Plan.Outputs[index].Type;
        var data = TensorData.Zeros(type.DType, type.Shape);
        OutputBytes(index).CopyTo(data.Bytes);
        return data;
    }

    /// <summary>An output of one element, as a double.</summary>
    public double ReadScalar(int index) => Plan.Outputs[index].Type.DType switch
    {
        DType.Float32 => Output<float>(index)[0],
        DType.Float64 => Output<double>(index)[0],
        DType.Int32 => Output<int>(index)[0],
        DType.Int64 => Output<long>(index)[0],
        _ => Output<byte>(index)[0],
    };

    /// <summary>The bytes of a buffer of the plan.</summary>
    protected abstract Span<byte> BufferBytes(int buffer);

    private ReadOnlySpan<byte> OutputBytes(int index)
    {
        var output = Plan.Outputs[index];
        return BufferBytes(output.Buffer)[..(int)output.Type.Bytes];
    }

    private int RequireInput(string name) => _inputs.TryGetValue(name, out var buffer) ? buffer
        : throw new ArgumentException($"The program has no input '{name}': it has {string.Join(", ", _inputs.Keys)}.", nameof(name));
}
