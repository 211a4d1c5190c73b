namespace Descent.Data;

/// <summary>Finds columns of dates, and how they are written.</summary>
internal static class DateInference
{
    private const int FirstYear = 1800, LastYear = 2200;

    /// <summary>The evidence for whole numbers of eight digits that are all dates; null where they are not.</summary>
    public static string? OfDigits(ColumnFacts facts)
    {
        if (!facts.NumbersAreIntegers || facts.Least < FirstYear * 1e4 || facts.Greatest > LastYear * 1e4 || facts.Distinct < 2) return null;
        string[] cells = [.. facts.Values.Select(value => value.Key)];
        return cells.All(cell => Dates.TryParse(cell, Dates.Compact, out _)) ? Range(cells, Dates.Compact) : null;
    }

    /// <summary>The format of texts that are all dates, with the evidence; null where they are not.</summary>
    /// <exception cref="DataException">Most are dates, and some are not.</exception>
    public static (string Format, string Evidence)? OfTexts(Table table, int column, ColumnFacts facts)
    {
        string[] cells = [.. facts.Values.Select(value => value.Key)];
        var (format, other) = Dates.FormatOf(cells);
        if (format is null)
        {
            if (Dates.FormatOfMost(cells) is { } most) throw Mixture(table, column, most);
            return null;
        }
        var how = other is not null ? $", {Order(format)} ({other} would fit as well: --column {table.Columns[column]}=date:{other})"
            : Dates.Proof(cells, format) is { } proof ? $", {Order(format)}, as '{Text.Short(proof)}' shows" : "";
        return (format, Range(cells, format) + how);
    }

    /// <summary>How the dates of a column are written that is declared one.</summary>
    /// <exception cref="DataException">They are written in no known way.</exception>
    public static (string Format, string Evidence) OfDeclared(Table table, int column, ColumnFacts facts)
    {
        if (facts.Present > 0 && facts.AllNumbers && OfDigits(facts) is { } evidence) return (Dates.Compact, evidence);
        return facts.Present > 0 && OfTexts(table, column, facts) is { } found ? found : throw new DataException(
            $"{table.Source}: the column '{table.Columns[column]}' is declared to hold dates, but {(facts.Present == 0 ? "all its values are missing" : $"'{Text.Short(facts.Values[0].Key)}' and the others have no format that is known")}: "
            + $"name the format (--column {table.Columns[column]}=date:d.M.yyyy, in a schema \"format\"), or declare another role.");
    }

    private static DataException Mixture(Table table, int column, string format)
    {
        var row = Enumerable.Range(0, table.RowCount).First(row => table[row, column] is { } cell && !Dates.TryParse(cell, format, out _));
        return table.Error(row, column, $"the column '{Text.Short(table.Columns[column])}' mostly holds dates of the format {format}, but here '{Text.Short(table[row, column])}': "
            + "correct the cell, leave it empty if the value is missing, or declare the column's role (--column NAME=ROLE).");
    }

    private static string Order(string format) => format[0] == 'd' ? "the day before the month" : "the month before the day";

    private static string Range(string[] cells, string format)
    {
        DateTime[] times = [.. cells.Select(cell => Dates.TryParse(cell, format, out var time) ? time : default)];
        return $"dates {Dates.Show(times.Min())}..{Dates.Show(times.Max())}, read as {format}";
    }
}
