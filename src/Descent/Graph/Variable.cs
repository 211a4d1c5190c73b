using Descent.Graph.Ops;

namespace Descent.Graph;

/// <summary>
/// A named buffer that outlives a run: a parameter, a moving average, an optimizer's slot, a step counter, or data kept where the
/// program runs. A program reads it as it was when the run began, and gives it its new value at the run's end.
/// </summary>
/// <remarks>
/// The variable owns its memory and the layout there, once for all programs that use it; <see cref="Read"/> and <see cref="Write"/> always
/// speak row-major, whatever <see cref="Storage"/> does.
/// </remarks>
public sealed class Variable
{
    private Tensor? _value;

    /// <summary>A variable of zeros.</summary>
    /// <param name="name">A path such as <c>encoder/dense/kernel</c>: its name in files and messages.</param>
    /// <param name="type">The element type.</param>
    /// <param name="shape">The shape.</param>
    public Variable(string name, DType type, Shape shape)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(shape);
        Name = name;
        Type = new(type, shape);
        Storage = new HostStorage(Type.Bytes);
    }

    /// <summary>A variable that begins with the given values (copied).</summary>
    public Variable(string name, TensorData values) : this(name, (values ?? throw new ArgumentNullException(nameof(values))).DType, values.Shape) => Write(values);

    /// <summary>Another name for a variable: the two have the same elements. A program may use one of them.</summary>
    internal Variable(string name, Variable original) => (Name, Type, Storage) = (name, original.Type, original.Storage);

    /// <summary>The variable's path, its name in files and messages.</summary>
    public string Name { get; }

    /// <summary>Element type and shape.</summary>
    public TensorType Type { get; }

    /// <summary>The lengths of the axes.</summary>
    public Shape Shape => Type.Shape;

    /// <summary>The type of the elements.</summary>
    public DType DType => Type.DType;

    /// <summary>Where the elements are.</summary>
    public Storage Storage { get; }

    /// <summary>The variable in a graph: its value when a run begins.</summary>
    public Tensor Value => _value ??= Tensor.Apply(new ReadVariable(this));

    /// <summary>A copy of the elements.</summary>
    public TensorData Read()
    {
        var data = TensorData.Zeros(DType, Shape);
        Storage.Read(data.Bytes);
        return data;
    }

    /// <summary>Replaces the elements; numbers of another element type are converted.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public void Write(TensorData values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Shape != Shape) throw new ShapeException($"Variable {Name} has the shape {Shape} and cannot take values of shape {values.Shape}.");
        Storage.Write(values.Cast(DType).Bytes);
        Storage.Writes++;
    }

    /// <summary>The name and type.</summary>
    public override string ToString() => $"{Name} {Type}";
}
