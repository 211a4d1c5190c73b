namespace Descent.Data;

/// <summary>Decides what a column of texts is.</summary>
internal static class TextInference
{
    /// <summary>Texts of at least so many words on average are read by their words.</summary>
    private const int LeastWords = 3;

    public static (ColumnRole Role, string Evidence) Infer(Table table, int column, ColumnFacts facts, string counts)
    {
        var name = table.Columns[column];
        if (Truths.ArePair(facts.Values.Select(value => value.Key))) return (ColumnRole.Boolean, $"{facts.Distinct} distinct ({Values(facts)}), {facts.Missing} missing -> boolean");
        if (DateInference.OfTexts(table, column, facts) is { } dates) return (ColumnRole.Date, $"{counts}, {dates.Evidence} -> date");
        var differ = facts.Distinct == facts.Present && facts.Present > 2;
        if (ColumnNames.IsPerson(name) && facts.Distinct * 2 > facts.Present && facts.Present > 2)
            return (ColumnRole.Identifier, $"{counts}, named like what tells rows apart -> identifier, not used (as a text it would be read by its words)");
        if (!differ && ColumnInference.AreFew(facts))
            return (ColumnRole.Category, $"{facts.Distinct} distinct{(facts.Distinct <= 4 ? $" ({Values(facts)})" : "")}, {facts.Missing} missing, texts -> category");
        if (Words(facts) is var words && words >= LeastWords) return (ColumnRole.Text, $"{counts}, texts of {Digits(words)} words on average -> text");
        return differ ? (ColumnRole.Identifier, $"{counts}, another text in every row -> identifier, not used") : ColumnInference.OfManyValues(facts, $"{counts}, texts");
    }

    private static string Values(ColumnFacts facts) => Text.List([.. Vocabulary.Sorted(facts.Values.Select(value => value.Key))]);

    private static string Digits(double value) => value.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);

    private static double Words(ColumnFacts facts) => facts.Values.Average(value => TextEncoding.Words(value.Key).Count());
}
