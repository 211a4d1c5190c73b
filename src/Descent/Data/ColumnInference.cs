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

    public static (ColumnRole Role, string Evidence) Infer(Table table, int column, ColumnFacts facts)
    {
        var counts = $"{facts.Distinct} distinct, {facts.Missing} missing";
        if (facts.Present == 0) return (ColumnRole.Ignored, "all values missing -> ignored");
        if (facts.Distinct == 1 && facts.Missing == 0) return (ColumnRole.Constant, $"always '{Text.Short(facts.Values[0].Key)}' -> constant, not used");
        RefuseMixture(table, column, facts);
        return facts.AllNumbers ? OfNumbers(table.Columns[column], facts, counts) : TextInference.Infer(table, column, facts, counts);
    }

    private static (ColumnRole, string) OfNumbers(string name, ColumnFacts facts, string counts)
    {
        if (DateInference.OfDigits(facts) is { } date) return (ColumnRole.Date, $"{counts}, {date} -> date");
        var range = $"all {(facts.NumbersAreIntegers ? "integers" : "numbers")} {Numbers.Format(facts.Least)}..{Numbers.Format(facts.Greatest)}";
        var tellsRowsApart = facts is { NumbersAreIntegers: true, Missing: 0 } && facts.Distinct == facts.Present && facts.Present > 2;
        if (tellsRowsApart && facts.CountsUp) return (ColumnRole.Identifier, $"{counts}, {range}, counts the rows -> identifier, not used");
        if (tellsRowsApart && ColumnNames.IsIdentifier(name)) return (ColumnRole.Identifier, $"{counts}, {range}, named like a key -> identifier, not used");
        if (tellsRowsApart && facts.LongIntegers) return (ColumnRole.Identifier, $"{counts}, {range}, beyond 2^53 -> identifier, not used");
        if (facts.NumbersAreIntegers && (facts.LeadingZeros || ColumnNames.IsCode(name)))
            return OfCodes(facts, $"{counts}, {range}, {(facts.LeadingZeros ? "leading zeros" : "named like a code")}: codes, not quantities");
        if (facts is { NumbersAreIntegers: true, DistinctNumbers: 2, Least: 0, Greatest: 1 }) return (ColumnRole.Boolean, $"{counts}, all 0 or 1 -> boolean");
        if (AreCodes(facts)) return (ColumnRole.Category, $"{counts}, {range} -> category");
        return ColumnNames.IsKey(name) && facts.NumbersAreIntegers
            ? (ColumnRole.Identifier, $"{counts}, {range}, named like a key -> identifier, not used (as an embedding each value that comes again would get a learned vector)")
            : (ColumnRole.Number, $"{counts}, {range} -> number");
    }

    private static (ColumnRole, string) OfCodes(ColumnFacts facts, string evidence) => facts.Distinct <= MostTexts && facts.Distinct * 2 <= facts.Present
        ? (ColumnRole.Category, $"{evidence} -> category") : OfManyValues(facts, evidence);

    /// <summary>A category of too many values for an input each: those that come again get vectors, if they are most.</summary>
    public static (ColumnRole, string) OfManyValues(ColumnFacts facts, string evidence)
    {
        var covered = EmbeddingEncoding.Covered(facts);
        return covered * 2 >= facts.Present
            ? (ColumnRole.Embedding, $"{evidence}, {Share(covered, facts.Present)} of the cells have a value of {EmbeddingEncoding.LeastRows} rows or more -> embedding")
            : (ColumnRole.Ignored, $"{evidence} -> ignored: too many values for a category, and {(covered == 0 ? "none" : $"only {Share(covered, facts.Present)} of the cells have one")} of {EmbeddingEncoding.LeastRows} rows or more");
    }

    /// <summary>Whether texts are few enough for an input each.</summary>
    public static bool AreFew(ColumnFacts facts) => facts.Distinct <= MostCodes || (facts.Distinct <= MostTexts && facts.Distinct * 2 <= facts.Present);

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

    private static string Share(int part, int all) => $"{100L * part / all}%";
}
