using Descent.Data;

namespace Descent.Analysis.PreFlight;

/// <summary>
/// A few numbers, such as -999999 for "missing", that lie so far from the others that these, standardised, are all about the same: the column tells nothing any more. In a row that tests such a number outweighs the others.
/// </summary>
internal sealed class OutlyingValues : TableCheck
{
    /// <summary>In fewer rows a far number is no exception.</summary>
    private const int LeastRows = 20;

    /// <summary>More numbers than this share, but at least one, are a tail.</summary>
    private const double MostOutliers = 0.01;

    /// <summary>Where the others keep a larger share of the deviation than this, they can still be told apart.</summary>
    private const double MostLeft = 0.2;

    /// <summary>In a long tail each number is less than twice as far from the middle as the one before it, or little more: an outlier stands apart.</summary>
    private const double LeastGap = 4;

    public override string Name => "outlier";

    public override IEnumerable<Finding> Find(TableSubject subject)
    {
        foreach (var column in subject.Inputs.Where(column => column.IsNumber))
            if (Evidence(column, subject) is { } found) yield return Described(column, found, "Correct it, or leave the cell empty if it stands for a missing value.");
        if (subject.Labels is null && Evidence(new(subject.Target, subject.Schema.Target!), subject) is { } target)
            yield return Described(new(subject.Target, subject.Schema.Target!), target, "Correct it, or leave the row out.");
    }

    private Finding Described(CheckedColumn column, (string Evidence, int[] Rows) found, string remedy) =>
        Warning($"{column.Name} {found.Evidence}", remedy) with { Columns = [column.Name], Rows = [.. found.Rows] };

    private static (string Evidence, int[] Rows)? Evidence(CheckedColumn column, TableSubject subject)
    {
        var cells = subject.Table.AllRows().Select(row => (Row: row, Number: column.Number(row))).Where(cell => !double.IsNaN(cell.Number)).ToArray();
        if (cells.Length < LeastRows) return null;
        var (average, whole) = Moments.Of([.. cells.Select(cell => cell.Number)]);
        if (!double.IsFinite(whole) || !cells.Any(cell => Math.Abs(cell.Number - average) > LeastDeviations(cells.Length) * whole)) return null;
        double[] sorted = [.. cells.Select(cell => cell.Number).Order()];
        // Where nearly all numbers are equal, such as zeros, the others are rare rather than wrong.
        if (sorted[sorted.Length / 10] == sorted[^(1 + sorted.Length / 10)]) return null;
        var middle = sorted[sorted.Length / 2];
        var count = OutlierCount(sorted, middle);
        if (count == 0) return null;
        var far = cells.OrderByDescending(cell => Math.Abs(cell.Number - middle)).ToArray();
        var others = far.Skip(count).Select(cell => cell.Number).ToArray();
        var (mean, deviation) = Moments.Of(others);
        if (deviation > MostLeft * whole) return null;
        int[] rows = [.. far.Take(count).Select(cell => cell.Row).Order()];
        return ($"has {Numbers.Format(column.Number(rows[0]))} in {subject.Place(rows[0])}{(count > 1 ? $", and {count - 1} more such {(count == 2 ? "number" : "numbers")}" : "")}, "
            + $"{Digits.Of(Math.Abs(column.Number(rows[0]) - mean) / deviation)} standard deviations of the others away: {Consequence(column, subject, rows, others.Min(), others.Max())}", rows);
    }

    private static int MostOf(int count) => Math.Max(1, (int)(MostOutliers * count));

    /// <summary>Outliers that leave the others a fifth of the deviation make up 96% of the variance, so that the farthest lies this far from the mean, and farther. Most columns are done with that.</summary>
    private static double LeastDeviations(int count) => 0.9 * Math.Sqrt((double)count / MostOf(count));

    /// <summary>The fewest numbers that stand apart; 0 where none do.</summary>
    private static int OutlierCount(double[] sorted, double middle)
    {
        double[] distances = [.. sorted.Select(number => Math.Abs(number - middle)).OrderDescending()];
        return Enumerable.Range(1, MostOf(sorted.Length)).FirstOrDefault(count => distances[count - 1] >= LeastGap * distances[count]);
    }

    private static string Consequence(CheckedColumn column, TableSubject subject, int[] rows, double least, double greatest)
    {
        if (!rows.Intersect(subject.Split.Train).Any()) return "where it validates or tests, it can outweigh all other rows.";
        var (mean, deviation) = Moments.Of([.. subject.Split.Train.Select(column.Number).Where(number => !double.IsNaN(number))]);
        var (from, to) = (Digits.Of((least - mean) / deviation), Digits.Of((greatest - mean) / deviation));
        return $"standardised with it, they {(from == to ? $"are all {from}" : $"lie between {from} and {to}")}.";
    }
}
