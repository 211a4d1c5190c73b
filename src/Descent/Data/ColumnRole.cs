using System.Text.Json.Serialization;

namespace Descent.Data;

/// <summary>What a column is used for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ColumnRole>))]
public enum ColumnRole
{
    /// <summary>To be inferred from the column's cells.</summary>
    [JsonStringEnumMemberName("auto")] Auto,

    /// <summary>An input: a number, standardised.</summary>
    [JsonStringEnumMemberName("number")] Number,

    /// <summary>Inputs: one of a set of values, one-hot. Truths (<c>yes</c>, <c>no</c>) are categories of two.</summary>
    [JsonStringEnumMemberName("category")] Category,

    /// <summary>What is to be predicted.</summary>
    [JsonStringEnumMemberName("target")] Target,

    /// <summary>Not used: it only tells rows apart.</summary>
    [JsonStringEnumMemberName("identifier")] Identifier,

    /// <summary>Not used: it has the same value in all rows.</summary>
    [JsonStringEnumMemberName("constant")] Constant,

    /// <summary>Not used.</summary>
    [JsonStringEnumMemberName("ignored")] Ignored,
}
