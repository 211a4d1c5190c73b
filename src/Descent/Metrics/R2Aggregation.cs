using System.Text.Json.Serialization;

namespace Descent.Metrics;

/// <summary>How <see cref="R2Score"/> makes one number of several outputs'.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<R2Aggregation>))]
public enum R2Aggregation
{
    /// <summary>The plain mean.</summary>
    [JsonStringEnumMemberName("uniform_average")] UniformAverage,

    /// <summary>The mean weighted by the variance of each output's targets.</summary>
    [JsonStringEnumMemberName("variance_weighted_average")] VarianceWeightedAverage,
}
