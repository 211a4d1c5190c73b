using System.Text.Json.Serialization;

namespace Descent.Schedules;

/// <summary>The curve along which <see cref="OneCycle"/> moves from one rate to the next.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnnealStrategy>))]
public enum AnnealStrategy
{
    /// <summary>Half a wave of the cosine.</summary>
    [JsonStringEnumMemberName("cos")] Cosine,

    /// <summary>A straight line.</summary>
    [JsonStringEnumMemberName("linear")] Linear,
}
