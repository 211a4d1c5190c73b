using System.Runtime.CompilerServices;
using Descent.Graph;

namespace Descent.Layers;

/// <summary>
/// Where data enters a model: <c>new Input(29)</c> for 29 numbers a sample, <c>new Input([28, 28, 1])</c> for images. It stands for its
/// one output wherever a <see cref="LayerOutput"/> is asked for.
/// </summary>
public sealed record Input : Layer
{
    private static readonly ConditionalWeakTable<Input, LayerCall> Calls = [];

    /// <summary>An input of samples of a shape.</summary>
    /// <param name="shape">The shape of one sample: without the batch.</param>
    /// <param name="dtype">The element type; null is the floating-point type that the model computes in.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is not positive.</exception>
    public Input(Shape shape, DType? dtype = null)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (shape.Any(length => length < 1)) throw new ArgumentOutOfRangeException(nameof(shape), $"Input needs lengths of at least 1, got {shape}: a sample of no elements, such as a sequence of length 0, cannot be learned from.");
        (Shape, DType) = (shape, dtype);
    }

    /// <summary>An input of some numbers a sample.</summary>
    /// <param name="features">How many.</param>
    /// <param name="dtype">The element type; null is the floating-point type that the model computes in.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="features"/> is not positive.</exception>
    public Input(int features, DType? dtype = null) : this([Setting<Input>.Positive(features)], dtype) { }

    /// <summary>The shape of one sample: without the batch.</summary>
    public Shape Shape { get; }

    /// <summary>The element type; null is the floating-point type that the model computes in.</summary>
    public DType? DType { get; }

    /// <summary>The input's values; the same object at each call.</summary>
    public LayerOutput Output => Calls.GetValue(this, input => new LayerCall(input)).Outputs[0];

    /// <summary>The input's values.</summary>
    public static implicit operator LayerOutput(Input input) => (input ?? throw new ArgumentNullException(nameof(input))).Output;

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input) => input;
}
