using System.Globalization;
using Descent.Data;

namespace Descent.Analysis.PreFlight;

/// <summary>
/// A column that alone (nearly) determines the target: often a copy, the same fact under another name, or something known only afterwards. Classes: by one value or range
/// of numbers a class. Numbers: by their correlation.
/// </summary>
internal sealed class TargetCopy : TableCheck
{
    /// <summary>In fewer rows a column can determine the target by chance.</summary>
    private const int LeastRows = 20;

    /// <summary>More rows add nothing to the evidence but time.</summary>
    private const int MostRows = 5000;

    /// <summary>
    /// A column that errs more often is a good input, as honest ones are: the best of iris, the length of a petal, errs in 5% of the rows, the best of breast-cancer in 8%.
    /// </summary>
    private const double MostErrors = 0.02;

    /// <summary>So much of the majority class's errors must go, or a rare class alone would make all columns look good.</summary>
    private const double LeastReduction = 0.95;

    /// <summary>Fewer rows that are not of the commonest class can stand apart by chance.</summary>
    private const int LeastOthers = 5;

    /// <summary>With fewer rows a class, on average, a column tells classes by chance.</summary>
    private const int LeastRowsOfClass = 4;

    /// <summary>A copy with noise of a tenth of its deviation has 0.995.</summary>
    private const double LeastCorrelation = 0.995;

    /// <summary>A correlation this high by values but not by ranks is one far row's doing.</summary>
    private const double LeastOther = 0.9;

    private const string Remedy = "If it is made from the target, or known only after it, leave it out (role ignored).";

    public override string Name => "target-copy";

    public override IEnumerable<Finding> Find(TableSubject subject)
    {
        var rows = RowSample.Of(subject.Table.RowCount, MostRows);
        if (rows.Length < LeastRows) return [];
        return subject.Inputs.Select(column => (column, Evidence: subject.Labels is { } labels ? OfClasses(subject, column, labels, rows) : OfNumbers(subject, column, rows)))
            .Where(found => found.Evidence is not null)
            .Select(found => Warning($"{found.column.Name} {found.Evidence}", Remedy) with { Columns = [found.column.Name] });
    }

    private static string? OfClasses(TableSubject subject, CheckedColumn column, int[] labels, int[] rows)
    {
        // As many ranges as there are classes tell all rows apart where a class has hardly a row.
        if (rows.Length < LeastRowsOfClass * subject.Classes.Count) return null;
        var shares = new int[subject.Classes.Count];
        foreach (var row in rows) shares[labels[row]]++;
        var errorsOfMajority = rows.Length - shares.Max();
        if (errorsOfMajority < LeastOthers) return null;
        var right = column.IsNumber ? DecisionByColumn.Ranges(column, labels, rows, shares.Length) : DecisionByColumn.Values(column, labels, rows, shares.Length);
        var errors = rows.Length - right;
        if (errors > MostErrors * rows.Length || errors > (1 - LeastReduction) * errorsOfMajority) return null;
        return $"alone gives the class of {subject.Target.Name} in {right} of {rows.Length} rows; the commonest class is that of {shares.Max()}.";
    }

    private static string? OfNumbers(TableSubject subject, CheckedColumn column, int[] rows)
    {
        var target = new CheckedColumn(subject.Target, subject.Schema.Target!);
        if (!column.IsNumber) return DecisionByColumn.Determination(column, target, rows) is var share && share >= LeastCorrelation * LeastCorrelation
            ? $"alone leaves {Percent(1 - share)} of the variance of {subject.Target.Name} over {rows.Length} rows." : null;
        int[] present = [.. rows.Where(row => !double.IsNaN(column.Number(row)))];
        if (present.Length < LeastRows) return null;
        double[] x = [.. present.Select(column.Number)], y = [.. present.Select(target.Number)];
        var (byValue, byRank) = (Correlation.Of(x, y), Correlation.Of(Correlation.Ranks(x), Correlation.Ranks(y)));
        var (most, least) = (Math.Max(Math.Abs(byValue), Math.Abs(byRank)), Math.Min(Math.Abs(byValue), Math.Abs(byRank)));
        return most >= LeastCorrelation && (Math.Abs(byRank) >= LeastCorrelation || least >= LeastOther)
            ? $"has the correlation {Digits.Of(byValue)} with {subject.Target.Name} ({Digits.Of(byRank)} by ranks) over {present.Length} rows." : null;
    }

    private static string Percent(double share) => share.ToString("0.##%", CultureInfo.InvariantCulture);
}
