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
    public override IReadOnlyList<Tensor> Build(Scope scope, IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Count >= 2 ? [Tensor.Concat(Axis, inputs)] : throw new ShapeException($"Concatenate needs at least two inputs, got {inputs.Count}.");
    }

    private static int Check(int axis) => axis != 0 ? axis : throw Setting<Concatenate>.Outside(nameof(Axis), "other than the batch", axis);
}
