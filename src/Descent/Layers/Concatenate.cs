using Descent.Graph;

namespace Descent.Layers;

/// <summary>Joins two or more inputs <c>[batch, ..]</c> along an axis; their other axes are equal.</summary>
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
        if (inputs.Count < 2) throw new ShapeException($"Concatenate needs at least two inputs, got {inputs.Count}.");
        var output = Tensor.Concat(Axis, inputs);
        if (output.Shape.Axis(Axis) == 1 && inputs.Any(input => scope.MaskOf(input) is not null)) scope.SetMask(output, Tensor.Concat(1, [.. inputs.Select(Mask)]));
        return [output];

        Tensor Mask(Tensor input) => scope.MaskOf(input) ?? !Tensor.Zeros(DType.Bool, input.Shape[..2]);
    }

    private static int Check(int axis) => axis != 0 ? axis : throw Setting<Concatenate>.Outside(nameof(Axis), "other than the batch", axis);
}
