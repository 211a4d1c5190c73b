using Descent.Graph;

namespace Descent.Initializers;

/// <summary>A truncated normal distribution of variance 2 / in, for layers with a rectifier (He, Zhang, Ren, Sun: Delving deep into rectifiers; ICCV 2015).</summary>
public sealed record HeNormal : Initializer
{
    private static readonly VarianceScaling Scaling = new(2, FanMode.FanIn, ScalingDistribution.TruncatedNormal);

    /// <inheritdoc/>
    public override void Fill(Span<double> values, Shape shape, RandomStream random) => Scaling.Fill(values, shape, random);
}
