using Descent.Activations;
using Descent.Graph;

namespace Descent.Layers;

/// <summary>
/// The rectified linear unit as a layer, any shape: <c>MaxValue</c> for x &gt;= <c>MaxValue</c>, x for <c>Threshold</c> &lt;= x &lt; <c>MaxValue</c>, and
/// <c>NegativeSlope</c> · (x - <c>Threshold</c>) below. PyTorch's ReLU has none of the settings.
/// </summary>
/// <param name="MaxValue">The greatest value, at least 0; null for none.</param>
/// <param name="NegativeSlope">The slope below the threshold, at least 0.</param>
/// <param name="Threshold">Where the line begins, at least 0.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is negative.</exception>
public sealed record ReLU(double? MaxValue = null, double NegativeSlope = 0, double Threshold = 0) : Layer
{
    /// <summary>The greatest value; null for none.</summary>
    public double? MaxValue { get; init => field = Check(value); } = Check(MaxValue);

    /// <summary>The slope below the threshold.</summary>
    public double NegativeSlope { get; init => field = Setting<ReLU>.NotNegative(value, nameof(NegativeSlope)); } = Setting<ReLU>.NotNegative(NegativeSlope);

    /// <summary>Where the line begins.</summary>
    public double Threshold { get; init => field = Setting<ReLU>.NotNegative(value, nameof(Threshold)); } = Setting<ReLU>.NotNegative(Threshold);

    /// <inheritdoc/>
    protected internal override bool KeepsMask => true;

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input) => new Relu(NegativeSlope, MaxValue, Threshold).Apply(input);

    private static double? Check(double? greatest) => greatest is { } value ? Setting<ReLU>.NotNegative(value, nameof(MaxValue)) : null;
}
