using Descent.Graph;

namespace Descent.Initializers;

/// <summary>Values around zero whose variance is <c>scale / max(1, fan)</c>, so that it suits the size of the layer; see <see cref="Fans"/>.</summary>
/// <param name="Scale">The variance times the fan, positive.</param>
/// <param name="Mode">Which fan divides.</param>
/// <param name="Distribution">What the values are drawn from.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Scale"/> is not positive.</exception>
public sealed record VarianceScaling(
    double Scale = 1,
    FanMode Mode = FanMode.FanIn,
    ScalingDistribution Distribution = ScalingDistribution.TruncatedNormal) : Initializer
{
    /// <summary>The variance times the fan.</summary>
    public double Scale { get; init; } = Require.Positive(Scale);

    /// <inheritdoc/>
    public override void Fill(Span<double> values, Shape shape, RandomStream random)
    {
        var deviation = Math.Sqrt(Scale / Math.Max(1, Fan(Fans.Of(shape))));
        Initializer drawn = Distribution switch
        {
            ScalingDistribution.TruncatedNormal => new TruncatedNormal(0, deviation / TruncatedNormal.DeviationOfCut),
            ScalingDistribution.UntruncatedNormal => new RandomNormal(0, deviation),
            _ => new RandomUniform(-Math.Sqrt(3) * deviation, Math.Sqrt(3) * deviation),
        };
        drawn.Fill(values, shape, random);
    }

    private double Fan(Fans fans) => Mode switch
    {
        FanMode.FanIn => fans.In,
        FanMode.FanOut => fans.Out,
        _ => (fans.In + fans.Out) / 2,
    };
}
