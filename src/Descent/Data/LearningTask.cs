using System.Text.Json.Serialization;

namespace Descent.Data;

/// <summary>What kind of target is predicted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LearningTask>))]
public enum LearningTask
{
    /// <summary>One of two classes: one output, the probability of the second class.</summary>
    [JsonStringEnumMemberName("binary")] Binary,

    /// <summary>One of three or more classes: one output for each.</summary>
    [JsonStringEnumMemberName("multiclass")] Multiclass,

    /// <summary>A number: one output.</summary>
    [JsonStringEnumMemberName("regression")] Regression,
}
