using Descent.Graph;

namespace Descent.Layers;

/// <summary>Repeats each step of time: <c>[batch, time, features]</c> gives <c>[batch, time · size, features]</c>.</summary>
/// <param name="Size">How often, at least 1.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Size"/> is not positive.</exception>
public sealed record UpSampling1D(int Size = 2) : Layer
{
    /// <summary>How often.</summary>
    public int Size { get; init => field = Setting<UpSampling1D>.Positive(value, nameof(Size)); } = Setting<UpSampling1D>.Positive(Size);

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Shape.Rank != 3) throw Shapes.Misfit(nameof(UpSampling1D), "[batch, time, features]", input.Shape);
        var (batch, time, features) = (input.Shape[0], input.Shape[1], input.Shape[2]);
        return input.Reshape(batch, time, 1, features).BroadcastTo([batch, time, Size, features]).Reshape(batch, time * Size, features);
    }
}
