using Descent.Graph;

namespace Descent.Initializers;

/// <summary>A uniform distribution on ±sqrt(6 / in), for layers with a rectifier (He, Zhang, Ren, Sun: Delving deep into rectifiers; ICCV 2015).</summary>
public sealed record HeUniform : Initializer
{
    private static readonly VarianceScaling Scaling = new(2, FanMode.FanIn, ScalingDistribution.Uniform);

    /// <inheritdoc/>
    public override void Fill(Span<double> values, Shape shape, RandomStream random) => Scaling.Fill(values, shape, random);
}
