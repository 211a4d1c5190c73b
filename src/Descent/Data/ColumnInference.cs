using System.Globalization;

namespace Descent.Data;

/// <summary>Decides from its cells what an input column is, and says why.</summary>
internal static class ColumnInference
{
    /// <summary>A category inferred from whole numbers has at most this many values ...</summary>
    private const int MostCodes = 10;

    /// <summary>... each of which occurs this often on average.</summary>
    private const int RowsPerCode = 10;

    /// <summary>A category inferred from texts has at most this many values, or half as many as rows.</summary>
    private const int MostTexts = 100;

    private static readonly string[] s_identifierNames = ["id", "index", "key", "uuid", "guid", "rowid", "row", "no", "nr"];
    private static readonly string[] s_dateFormats = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm:ssK", "O"];

    public static (ColumnRole Role, string Evidence) Infer(Table table, int column, ColumnFacts facts)
    {
        var counts = $"{facts.Distinct} distinct, {facts.Missing} missing";
        if (facts.Present == 0) return (ColumnRole.Ignored, "all values missing -> ignored");
        if (facts.Distinct == 1 && facts.Missing == 0) return (ColumnRole.Constant, $"always '{Text.Short(facts.Values[0].Key)}' -> constant, not used");
        RefuseMixture(table, column, facts);
        return facts.AllNumbers ? OfNumbers(table.Columns[column], facts, counts) : OfTexts(facts, counts);
    }

    private static (ColumnRole, string) OfNumbers(string name, ColumnFacts facts, string counts)
    {
        var range = $"all {(facts.NumbersAreIntegers ? "integers" : "numbers")} {Numbers.Format(facts.Least)}..{Numbers.Format(facts.Greatest)}";
        var tellsRowsApart = facts is { NumbersAreIntegers: true, Missing: 0 } && facts.Distinct == facts.Present && facts.Present > 2;
        if (tellsRowsApart && facts.CountsUp) return (ColumnRole.Identifier, $"{counts}, {range}, counts the rows -> identifier, not used");
        if (tellsRowsApart && IsIdentifierName(name)) return (ColumnRole.Identifier, $"{counts}, {range}, named like a key -> identifier, not used");
        if (tellsRowsApart && facts.LongIntegers) return (ColumnRole.Identifier, $"{counts}, {range}, beyond 2^53 -> identifier, not used");
        if (facts is { LeadingZeros: true, NumbersAreIntegers: true }) return facts.Distinct <= MostTexts && facts.Distinct * 2 <= facts.Present
            ? (ColumnRole.Category, $"{counts}, {range}, leading zeros: codes, not quantities -> category")
            : (ColumnRole.Ignored, $"{counts}, {range}, leading zeros: codes, not quantities -> ignored: too many values for a category");
        return AreCodes(facts) ? (ColumnRole.Category, $"{counts}, {range} -> category") : (ColumnRole.Number, $"{counts}, {range} -> number");
    }

    private static (ColumnRole, string) OfTexts(ColumnFacts facts, string counts)
    {
        if (facts.Values.All(value => IsDate(value.Key))) return (ColumnRole.Ignored, $"{counts}, all dates -> ignored: dates are no inputs yet");
        if (facts.Distinct == facts.Present && facts.Present > 2) return (ColumnRole.Identifier, $"{counts}, another text in every row -> identifier, not used");
        if (facts.Distinct <= MostCodes || (facts.Distinct <= MostTexts && facts.Distinct * 2 <= facts.Present))
        {
            var values = facts.Distinct <= 4 ? $" ({Text.List([.. Vocabulary.Sorted(facts.Values.Select(value => value.Key))])})" : "";
            return (ColumnRole.Category, $"{facts.Distinct} distinct{values}, {facts.Missing} missing, texts -> category");
        }
        return (ColumnRole.Ignored, $"{counts}, texts -> ignored: too many values for a category");
    }

    /// <summary>Whether the numbers of a column are few whole ones: codes, rather than quantities.</summary>
    private static bool AreCodes(ColumnFacts facts) => facts.NumbersAreIntegers
        && (facts.DistinctNumbers <= 2 || (facts.DistinctNumbers <= MostCodes && facts.DistinctNumbers * RowsPerCode <= facts.NumberCount));

    /// <summary>A column of quantities with some text among them is refused: to take it for a category would be a guess that no one sees.</summary>
    public static void RefuseMixture(Table table, int column, ColumnFacts facts)
    {
        var name = table.Columns[column];
        if (facts.AllNumbers || facts.FirstText < 0) return;
        var cell = table[facts.FirstText, column]!;
        if (facts.Values.All(value => Numbers.TryParse(value.Key, out _) || Numbers.HasDecimalComma(value.Key)))
            throw table.Error(facts.FirstText, column, $"the column '{Text.Short(name)}' holds numbers with a decimal comma such as '{Text.Short(cell)}': say so when the file is read (--decimal-comma; in code: new CsvOptions {{ DecimalComma = true }}), or declare the column a category.");
        if (facts.Values.All(value => Numbers.TryParse(value.Key, out _) || Numbers.IsDecorated(value.Key)))
            throw table.Error(facts.FirstText, column, $"the column '{Text.Short(name)}' holds numbers with a unit or separators of thousands such as '{Text.Short(cell)}': write plain numbers (1200.5), or declare the column a category.");
        if (facts.NumberCount * 2 > facts.Present && !AreCodes(facts))
            throw table.Error(facts.FirstText, column, $"the column '{Text.Short(name)}' holds numbers in {facts.NumberCount} {(facts.NumberCount == 1 ? "row" : "rows")}, but here '{Text.Short(cell)}', which is not a finite number: "
                + "correct the cell, leave it empty if the value is missing, or declare the column's role in a schema.");
    }

    public static bool IsIdentifierName(string name) =>
        s_identifierNames.Contains(name, StringComparer.OrdinalIgnoreCase) || name.EndsWith("_id", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(" id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("ID", StringComparison.Ordinal);

    private static bool IsDate(string cell) => DateTime.TryParseExact(cell, s_dateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
