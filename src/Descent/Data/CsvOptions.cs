using Descent.Graph;

namespace Descent.Data;

/// <summary>How a CSV file is written. The defaults read RFC 4180 files with a header line in UTF-8, or UTF-16 with a byte order mark.</summary>
public sealed record CsvOptions
{
    /// <summary>
    /// The character between cells; null (default) infers it: of comma, semicolon, tab and <c>|</c> the one that cuts the first rows most
    /// evenly, then into most cells.
    /// </summary>
    public char? Delimiter { get; init; }

    /// <summary>
    /// Whether the first line names the columns. Null (default) expects a header, and refuses a first line that holds numbers alone. Without
    /// a header the columns are called <c>column_1</c>, <c>column_2</c>, ...
    /// </summary>
    public bool? HasHeader { get; init; }

    /// <summary>The name of the encoding, such as <c>latin1</c>; null (default) is UTF-8, or what a byte order mark says.</summary>
    public string? Encoding { get; init; }

    /// <summary>Reads <c>3,5</c> as the number 3.5. The delimiter must then be another one than the comma.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>The texts that mean "no value", whatever their letter case. An empty cell, quoted or not, always does.</summary>
    public ValueList<string> MissingValues { get; init; } = DefaultMissingValues;

    /// <summary><c>NA</c>, <c>N/A</c>, <c>#N/A</c>, <c>NaN</c>, <c>null</c> and <c>?</c>. (Not <c>None</c>, which is a category in well-known data.)</summary>
    public static ValueList<string> DefaultMissingValues { get; } = ["NA", "N/A", "#N/A", "NaN", "null", "?"];
}
