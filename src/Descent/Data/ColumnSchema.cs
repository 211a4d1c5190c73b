using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Data;

/// <summary>What one column of a table is.</summary>
/// <param name="Name">The column's name in the header.</param>
/// <param name="Role">What it is used for.</param>
/// <param name="Vocabulary">
/// All values that a category may have, in the order of its inputs, or the classes of a target in the order of its labels; null infers them from the
/// training rows. With a declared vocabulary any other value is an error; without, it goes to the input <c>other</c>.
/// </param>
/// <param name="Missing">What becomes of missing values. A target's are always an error.</param>
/// <param name="Evidence">Why the column has this role, in words; null in a declaration that has not been completed.</param>
/// <param name="Format">How the dates of a column are written, as for <see cref="DateTime.ParseExact(string, string, IFormatProvider)"/> in the invariant culture: <c>d.M.yyyy</c>, <c>M/d/yyyy</c>; a time of day may follow. Null finds it out.</param>
public sealed record ColumnSchema(
    string Name,
    ColumnRole Role = ColumnRole.Auto,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ValueList<string>? Vocabulary = null,
    MissingPolicy Missing = MissingPolicy.Auto,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Evidence = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Format = null);
