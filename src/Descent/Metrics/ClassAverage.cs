using System.Text.Json.Serialization;

namespace Descent.Metrics;

/// <summary>How <see cref="F1Score"/> makes one number of the classes'.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClassAverage>))]
public enum ClassAverage
{
    /// <summary>The counts of all classes together.</summary>
    [JsonStringEnumMemberName("micro")] Micro,

    /// <summary>The plain mean of the classes' scores.</summary>
    [JsonStringEnumMemberName("macro")] Macro,

    /// <summary>The mean of the classes' scores weighted by how often each is the truth.</summary>
    [JsonStringEnumMemberName("weighted")] Weighted,
}
