using Descent.Graph;

namespace Descent.Initializers;

/// <summary>Every value 1: the usual start of a scale.</summary>
public sealed record Ones : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<double> values, Shape shape, RandomStream random) => values.Fill(1);
}
