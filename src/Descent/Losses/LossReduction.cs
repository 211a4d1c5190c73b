using System.Text.Json.Serialization;

namespace Descent.Losses;

/// <summary>How the values of a batch's samples become one number.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LossReduction>))]
public enum LossReduction
{
    /// <summary>Their weighted sum divided by their count, never by the sum of the weights, as in Keras.</summary>
    [JsonStringEnumMemberName("sum_over_batch_size")] SumOverBatchSize,

    /// <summary>Their weighted sum.</summary>
    [JsonStringEnumMemberName("sum")] Sum,

    /// <summary>Not at all: one weighted value a sample.</summary>
    [JsonStringEnumMemberName("none")] None,
}
