using System.Text.Json.Serialization;

namespace Descent.Initializers;

/// <summary>The distribution that <see cref="VarianceScaling"/> draws from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScalingDistribution>))]
public enum ScalingDistribution
{
    /// <summary>A normal distribution cut at two of its standard deviations, widened so that the cut values have the wanted variance.</summary>
    [JsonStringEnumMemberName("truncated_normal")] TruncatedNormal,

    /// <summary>A whole normal distribution.</summary>
    [JsonStringEnumMemberName("untruncated_normal")] UntruncatedNormal,

    /// <summary>A uniform distribution around zero.</summary>
    [JsonStringEnumMemberName("uniform")] Uniform,
}
