using Descent.Data;

namespace Descent.Analysis.PreFlight;

/// <summary>An input that only tells rows apart: a network learns rows by heart with it, and has learned nothing for new ones. Inference leaves such columns out; a declaration may not.</summary>
internal sealed class IdentifierInput : TableCheck
{
    /// <summary>In fewer rows all values can differ by chance.</summary>
    private const int LeastRows = 20;

    private const string Remedy = "Leave it out (role ignored), unless its values come again in new rows.";

    public override string Name => "identifier";

    public override IEnumerable<Finding> Find(TableSubject subject)
    {
        foreach (var column in subject.Inputs)
            if (subject.Table.RowCount >= LeastRows && Evidence(subject, column) is { } evidence)
                yield return Warning($"{column.Name} {evidence}", Remedy) with { Columns = [column.Name] };
    }

    private static string? Evidence(TableSubject subject, CheckedColumn column) => column.Schema.Role switch
    {
        ColumnRole.Number => OfNumbers(column, subject.Table.RowCount),
        ColumnRole.Category => OfCategories(ColumnFacts.Of(subject.Table, column.Cells.Index)),
        _ => null,
    };

    /// <summary>Looks no further than to the first row that speaks against it.</summary>
    private static string? OfNumbers(CheckedColumn column, int rows)
    {
        var seen = new HashSet<double>();
        var countsUp = true;
        for (var row = 0; row < rows; row++)
        {
            var number = column.Number(row);
            if (!double.IsInteger(number) || !seen.Add(number)) return null;
            countsUp &= row == 0 || number == column.Number(row - 1) + 1;
        }
        if (countsUp) return $"counts the {rows} rows, {Numbers.Format(column.Number(0))} to {Numbers.Format(column.Number(rows - 1))}.";
        return ColumnNames.IsIdentifier(column.Name) ? $"is named like a key, and is another whole number in each of {rows} rows." : null;
    }

    private static string? OfCategories(ColumnFacts facts)
    {
        var single = facts.Values.Count(value => value.Value == 1);
        return single * 2 > facts.Present ? $"has {facts.Distinct} values in {facts.Present} rows, of which {single} stand in one row each." : null;
    }
}
