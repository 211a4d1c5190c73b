using System.Text.Json.Serialization;

namespace Descent.Initializers;

/// <summary>The fan that <see cref="VarianceScaling"/> divides the variance by.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FanMode>))]
public enum FanMode
{
    /// <summary>The inputs of one output: keeps the variance of the forward pass.</summary>
    [JsonStringEnumMemberName("fan_in")] FanIn,

    /// <summary>The outputs of one input: keeps the variance of the gradient.</summary>
    [JsonStringEnumMemberName("fan_out")] FanOut,

    /// <summary>The mean of both.</summary>
    [JsonStringEnumMemberName("fan_avg")] FanAvg,
}
