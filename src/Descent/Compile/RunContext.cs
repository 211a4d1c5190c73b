using System.Runtime.InteropServices;
using Descent.Graph;

namespace Descent.Compile;

/// <summary>The memory of one run of an executable: its inputs, its arena, its outputs.</summary>
public abstract class RunContext
{
    /// <summary>A context for a plan.</summary>
    protected RunContext(ExecutionPlan plan) => Plan = plan;

    /// <summary>The plan whose memory this is.</summary>
    protected ExecutionPlan Plan { get; }

    /// <summary>Whether the program has an input of a name; a name that no result needs is none.</summary>
    public bool HasInput(string name) => FindInput(name) >= 0;

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

    private int RequireInput(string name)
    {
        var buffer = FindInput(name);
        return buffer >= 0 ? buffer : throw new ArgumentException($"The program has no input '{name}': it has {string.Join(", ", Plan.Buffers.Where(b => b.Kind == BufferKind.Input).Select(b => b.Name))}.");
    }

    private int FindInput(string name)
    {
        for (var i = 0; i < Plan.Buffers.Count; i++)
            if (Plan.Buffers[i].Kind == BufferKind.Input && Plan.Buffers[i].Name == name) return i;
        return -1;
    }
}
