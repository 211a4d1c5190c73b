using System.Text.Json.Serialization;

namespace Descent.Data;

/// <summary>What a column is used for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ColumnRole>))]
public enum ColumnRole
{
    /// <summary>To be inferred from the column's cells.</summary>
    [JsonStringEnumMemberName("auto")] Auto,

    /// <summary>An input: a number, standardised; see <see cref="NumberEncoding"/>.</summary>
    [JsonStringEnumMemberName("number")] Number,

    /// <summary>Inputs: one of a set of values, one-hot; see <see cref="CategoryEncoding"/>.</summary>
    [JsonStringEnumMemberName("category")] Category,

    /// <summary>What is to be predicted.</summary>
    [JsonStringEnumMemberName("target")] Target,

    /// <summary>Not used: it only tells rows apart.</summary>
    [JsonStringEnumMemberName("identifier")] Identifier,

    /// <summary>Not used: it has the same value in all rows.</summary>
    [JsonStringEnumMemberName("constant")] Constant,

    /// <summary>Not used.</summary>
    [JsonStringEnumMemberName("ignored")] Ignored,

    /// <summary>An input of 0 or 1: yes and no, true and false, t and f, 1 and 0; see <see cref="BooleanEncoding"/>.</summary>
    [JsonStringEnumMemberName("boolean")] Boolean,

    /// <summary>Inputs: a point of time, and its place in the year, the week and the day; see <see cref="DateEncoding"/>.</summary>
    [JsonStringEnumMemberName("date")] Date,

    /// <summary>Inputs: the words of a text, hashed; see <see cref="TextEncoding"/>.</summary>
    [JsonStringEnumMemberName("text")] Text,

    /// <summary>An input: one of so many values that each gets a learned vector; see <see cref="EmbeddingEncoding"/>.</summary>
    [JsonStringEnumMemberName("embedding")] Embedding,
}

/// <summary>Questions about roles.</summary>
internal static class ColumnRoles
{
    /// <summary>Whether columns of a role become inputs.</summary>
    public static bool IsInput(this ColumnRole role) =>
        role is ColumnRole.Number or ColumnRole.Category or ColumnRole.Boolean or ColumnRole.Date or ColumnRole.Text or ColumnRole.Embedding;

    /// <summary>Whether a role says that columns are not used.</summary>
    public static bool IsUnused(this ColumnRole role) => role is ColumnRole.Ignored or ColumnRole.Identifier or ColumnRole.Constant;
}
