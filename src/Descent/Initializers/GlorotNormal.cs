using Descent.Graph;

namespace Descent.Initializers;

/// <summary>A truncated normal distribution of variance 2 / (in + out), for layers with a symmetric activation (Glorot, Bengio: Understanding the difficulty of training deep feedforward neural networks; AISTATS 2010).</summary>
public sealed record GlorotNormal : Initializer
{
    private static readonly VarianceScaling Scaling = new(1, FanMode.FanAvg, ScalingDistribution.TruncatedNormal);

    /// <inheritdoc/>
    public override void Fill(Span<double> values, Shape shape, RandomStream random) => Scaling.Fill(values, shape, random);
}
