using System.Text.Json.Serialization;

namespace Descent.Losses;

/// <summary>How the values of a batch's samples become one number.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LossReduction>))]
public enum LossReduction
{
    /// <summary>
    /// Their weighted sum divided by their count, never by the sum of the weights, as in Keras. Padded steps of sequences and places of an ignored class are not
    /// counted: the mean is that over the real steps of the batch.
    /// </summary>
    [JsonStringEnumMemberName("sum_over_batch_size")] SumOverBatchSize,

    /// <summary>Their weighted sum.</summary>
    [JsonStringEnumMemberName("sum")] Sum,

    /// <summary>Not at all: one weighted value a sample.</summary>
    [JsonStringEnumMemberName("none")] None,
}
