using Descent.Graph;

namespace Descent.Initializers;

/// <summary>A uniform distribution on ±sqrt(6 / (in + out)), for layers with a symmetric activation; Keras's default for kernels (Glorot, Bengio: Understanding the difficulty of training deep feedforward neural networks; AISTATS 2010).</summary>
public sealed record GlorotUniform : Initializer
{
    private static readonly VarianceScaling Scaling = new(1, FanMode.FanAvg, ScalingDistribution.Uniform);

    /// <inheritdoc/>
    public override void Fill(Span<double> values, Shape shape, RandomStream random) => Scaling.Fill(values, shape, random);
}
