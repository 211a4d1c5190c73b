using Descent.Graph;

namespace Descent.Initializers;

/// <summary>A uniform distribution on ±sqrt(3 / in) (LeCun, Bottou, Orr, Müller: Efficient BackProp; 1998).</summary>
public sealed record LecunUniform : Initializer
{
    private static readonly VarianceScaling Scaling = new(1, FanMode.FanIn, ScalingDistribution.Uniform);

    /// <inheritdoc/>
    public override void Fill(Span<double> values, Shape shape, RandomStream random) => Scaling.Fill(values, shape, random);
}
