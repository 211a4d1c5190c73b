using Descent.Graph;

namespace Descent.Initializers;

/// <summary>Every value the same.</summary>
/// <param name="Value">The value.</param>
public sealed record Constant(double Value = 0) : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<double> values, Shape shape, RandomStream random) => values.Fill(Value);
}
