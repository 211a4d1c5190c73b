using Descent.Graph;

namespace Descent.Layers;

/// <summary>Repeats each sample along a new axis: <c>[batch, features]</c> gives <c>[batch, n, features]</c>.</summary>
/// <param name="N">How often, at least 1.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="N"/> is not positive.</exception>
public sealed record RepeatVector(int N) : Layer
{
    /// <summary>How often.</summary>
    public int N { get; init => field = Setting<RepeatVector>.Positive(value, nameof(N)); } = Setting<RepeatVector>.Positive(N);

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Shape.Rank != 2) throw Shapes.Misfit(nameof(RepeatVector), "[batch, features]", input.Shape);
        var (batch, features) = (input.Shape[0], input.Shape[1]);
        return input.Reshape(batch, 1, features).BroadcastTo([batch, N, features]);
    }
}
