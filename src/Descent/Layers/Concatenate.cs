using Descent.Graph;

namespace Descent.Layers;

/// <summary>Joins two or more inputs <c>[batch, ..]</c> along an axis; their other axes are equal.</summary>
/// <remarks>
/// Of padded sequences <c>[batch, time, ..]</c> that are joined along the time the masks stand one behind the other, an input without one being all real. Along
/// another axis a step is real where it is in any input, and all steps are where an input has no mask (as in Keras 3).
/// </remarks>
/// <param name="Axis">The axis, the batch being 0; -1 is the last.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Axis"/> is the batch.</exception>
public sealed record Concatenate(int Axis = -1) : Layer
{
    /// <summary>The axis, the batch being 0; -1 is the last.</summary>
    public int Axis { get; init => field = Check(value); } = Check(Axis);

    /// <inheritdoc/>
    protected internal override bool KeepsMask => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> Build(Scope scope, IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Count < 2) throw new ShapeException($"Concatenate needs at least two inputs, got {inputs.Count}: give it another one, or leave it out.");
        CheckAxes(inputs);
        var output = Tensor.Concat(Axis, inputs);
        if (output.Shape.Axis(Axis) == 1 && inputs.Any(input => scope.MaskOf(input) is not null)) scope.SetMask(output, Tensor.Concat(1, [.. inputs.Select(Mask)]));
        return [output];

        Tensor Mask(Tensor input) => scope.MaskOf(input) ?? !Tensor.Zeros(DType.Bool, input.Shape[..2]);
    }

    private void CheckAxes(IReadOnlyList<Tensor> inputs)
    {
        var (shape, axis) = (inputs[0].Shape, inputs[0].Shape.Axis(Axis));
        if (inputs.Any(input => input.Shape.Rank != shape.Rank || input.Shape.Where((length, place) => place != axis && length != shape[place]).Any()))
            throw new ShapeException($"Concatenate along axis {axis} needs inputs that differ in that axis alone, got {string.Join(" and ", inputs.Select(input => input.Shape))}: " +
                "choose another axis, or bring the other axes to one length, or the inputs to equally many axes with a Reshape.");
    }

    private static int Check(int axis) => axis != 0 ? axis : throw Setting<Concatenate>.Outside(nameof(Axis), "other than the batch", axis);
}
