using Descent.Graph;

namespace Descent.Initializers;

/// <summary>Every value 0: the usual start of a bias.</summary>
public sealed record Zeros : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<double> values, Shape shape, RandomStream random) => values.Clear();
}
