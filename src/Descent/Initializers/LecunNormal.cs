using Descent.Graph;

namespace Descent.Initializers;

/// <summary>A truncated normal distribution of variance 1 / in, for layers with <c>selu</c> (LeCun, Bottou, Orr, Müller: Efficient BackProp; 1998).</summary>
public sealed record LecunNormal : Initializer
{
    private static readonly VarianceScaling Scaling = new(1, FanMode.FanIn, ScalingDistribution.TruncatedNormal);

    /// <inheritdoc/>
    public override void Fill(Span<double> values, Shape shape, RandomStream random) => Scaling.Fill(values, shape, random);
}
