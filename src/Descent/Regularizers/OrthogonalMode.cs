using System.Text.Json.Serialization;

namespace Descent.Regularizers;

/// <summary>Which vectors of a matrix <see cref="OrthogonalRegularizer"/> draws to right angles.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OrthogonalMode>))]
public enum OrthogonalMode
{
    /// <summary>Its rows.</summary>
    [JsonStringEnumMemberName("rows")] Rows,

    /// <summary>Its columns.</summary>
    [JsonStringEnumMemberName("columns")] Columns,
}
