using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Activations;

/// <summary>x above a limit, else a fixed value.</summary>
/// <param name="Limit">The limit, <c>threshold</c> in Keras.</param>
/// <param name="DefaultValue">The value at and below the limit.</param>
public sealed record Threshold([property: JsonPropertyName("threshold")] double Limit = 0, double DefaultValue = 0) : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return (x > Limit).Select(x, x.Like(DefaultValue));
    }
}
