using System.Text.Json.Serialization;

namespace Descent.Metrics;

/// <summary>How much a confusion of two classes costs <see cref="CohenKappa"/>, for classes in an order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<KappaWeightage>))]
public enum KappaWeightage
{
    /// <summary>Their distance.</summary>
    [JsonStringEnumMemberName("linear")] Linear,

    /// <summary>The square of their distance.</summary>
    [JsonStringEnumMemberName("quadratic")] Quadratic,
}
