using Descent.Graph.Ops;

namespace Descent.Graph;

/// <summary>
/// A symbolic value: one output of a node of the computational graph. Building it computes nothing; it fixes the element type and
/// the shape, and errors of shape are thrown there, on the caller's own line. Values come out of a compiled program.
/// </summary>
/// <remarks>
/// Shapes must match. The only broadcasts that happen unasked are a scalar, and a vector along the last axis (a bias); every other
/// is written with <see cref="BroadcastTo"/>.
/// </remarks>
public sealed partial class Tensor
{
    internal Tensor(Node node, int index, TensorType type) => (Node, Index, Type) = (node, index, type);

    /// <summary>The node that makes the value.</summary>
    public Node Node { get; }

    /// <summary>Which of the node's outputs it is.</summary>
    public int Index { get; }

    /// <summary>Element type and shape.</summary>
    public TensorType Type { get; }

    /// <summary>The type of the elements.</summary>
    public DType DType => Type.DType;

    /// <summary>The lengths of the axes.</summary>
    public Shape Shape => Type.Shape;

    /// <summary>A value that is given at each run.</summary>
    /// <param name="name">The name under which the run gives it.</param>
    /// <param name="type">The element type.</param>
    /// <param name="shape">The shape.</param>
    public static Tensor Input(string name, DType type, Shape shape) => Apply(new Input(name, new(type, shape)));

    /// <summary>A constant number: a scalar.</summary>
    public static Tensor Constant(double value, DType type = DType.Float32) => Apply(new Constant([value], type, Shape.Scalar));

    /// <summary>A constant array, row-major.</summary>
    public static Tensor Constant(ReadOnlySpan<double> values, Shape shape, DType type = DType.Float32) =>
        Apply(new Constant(ValueList.Create(values), type, shape));

    /// <summary>Zeros of a type and shape.</summary>
    public static Tensor Zeros(DType type, Shape shape) => Constant(0, type).BroadcastTo(shape);

    /// <summary>Applies an op with one output.</summary>
    internal static Tensor Apply(Op op, params IReadOnlyList<Tensor> inputs) => Node.Create(op, inputs).Outputs[0];

    /// <summary>A constant of this tensor's element type and shape.</summary>
    internal Tensor Like(double value) => Constant(value, DType).BroadcastTo(Shape);

    /// <summary>How errors speak of the value: its name if it has one, and its type.</summary>
    internal string Describe() => Node.Op switch
    {
        Input input => $"{input.Label} {Type}",
        ReadVariable read => $"{read.Variable.Name} {Type}",
        _ => Type.ToString(),
    };

    /// <summary>The op that makes the value, and its type.</summary>
    public override string ToString() => $"{Node.Op.Name} {Type}";
}
