using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Schedules;

/// <summary>
/// A learning rate that changes from update to update, computed on the host in double precision. A plain number is a constant
/// schedule: <c>new Adam(LearningRate: 1e-3)</c>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "class_name")]
[JsonDerivedType(typeof(ConstantRate), "ConstantRate")]
[JsonDerivedType(typeof(ExponentialDecay), "ExponentialDecay")]
[JsonDerivedType(typeof(InverseTimeDecay), "InverseTimeDecay")]
[JsonDerivedType(typeof(PolynomialDecay), "PolynomialDecay")]
[JsonDerivedType(typeof(PiecewiseConstantDecay), "PiecewiseConstantDecay")]
[JsonDerivedType(typeof(CosineDecay), "CosineDecay")]
[JsonDerivedType(typeof(CosineDecayRestarts), "CosineDecayRestarts")]
[JsonDerivedType(typeof(OneCycle), "OneCycle")]
[JsonDerivedType(typeof(LinearWarmup), "LinearWarmup")]
public abstract record Schedule
{
    /// <summary>The rate of an update.</summary>
    /// <param name="step">The number of updates already made: 0 for the first.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public double At(long step) => Rate(Require.NotNegative(step));

    /// <summary>The rate of an update, for a step that is not negative.</summary>
    protected abstract double Rate(long step);

    /// <summary>The same rate for every update.</summary>
    public static implicit operator Schedule(double rate) => new ConstantRate(rate);

    /// <summary>From one value to another along a line.</summary>
    /// <param name="start">The value at 0.</param>
    /// <param name="end">The value at 1.</param>
    /// <param name="progress">The place, from 0 to 1.</param>
    private protected static double Line(double start, double end, double progress) => start + (end - start) * progress;

    /// <summary>Half a wave of the cosine: 1 at 0, 0 at 1.</summary>
    private protected static double HalfWave(double progress) => (1 + PortableMath.Cos(Math.PI * progress)) / 2;
}
