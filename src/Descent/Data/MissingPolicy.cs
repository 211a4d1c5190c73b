using System.Text.Json.Serialization;

namespace Descent.Data;

/// <summary>What becomes of missing values of a column.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MissingPolicy>))]
public enum MissingPolicy
{
    /// <summary>
    /// <see cref="OwnInput"/> where values are missing in the data that the model is made from. Where none is, a value missing later is: for
    /// a number the mean of the training rows, with a warning; for a category with an inferred vocabulary the <c>other</c> input, with a
    /// warning; for a category with a declared vocabulary an error.
    /// </summary>
    [JsonStringEnumMemberName("auto")] Auto,

    /// <summary>"Missing" is an input of its own (1 where missing, else 0); a number takes the mean of the training rows besides.</summary>
    [JsonStringEnumMemberName("own-input")] OwnInput,

    /// <summary>A number takes the mean of the training rows, a category their most frequent value, without a trace.</summary>
    [JsonStringEnumMemberName("impute")] Impute,

    /// <summary>A missing value is an error that names the place.</summary>
    [JsonStringEnumMemberName("error")] Error,
}
