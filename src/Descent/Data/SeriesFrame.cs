using Descent.Graph;

namespace Descent.Data;

/// <summary>The windows of a time series as a plain table, one row for each; see <see cref="SeriesInputs.Frame"/>.</summary>
/// <param name="Data">The windows, and what their columns are. A row's line is that of its target, or of its latest row where the target is still to come.</param>
/// <param name="Latest">The row of the series that ends each window.</param>
/// <param name="Values">The target's value in each row of the series.</param>
/// <param name="Horizon">How many rows after the latest one the target is.</param>
public sealed record SeriesFrame(TabularData Data, ValueList<int> Latest, ValueList<double> Values, int Horizon)
{
    /// <summary>The number of windows whose target is known: these come first.</summary>
    public int Known => Math.Max(0, Math.Min(Latest.Count, Values.Count - Horizon - (Latest.Count > 0 ? Latest[0] : 0)));

    /// <summary>The windows whose target is known.</summary>
    public TabularData KnownData => Data with { Table = Data.Table.TakeRows([.. Enumerable.Range(0, Known)]) };

    /// <summary>The row of the series that a window predicts; it need not be there yet.</summary>
    public int Predicted(int window) => Latest[window] + Horizon;

    /// <summary>The windows whose target's row of the series lies from one row to before another.</summary>
    public int[] Windows(int from, int to) => [.. Enumerable.Range(0, Known).Where(window => Predicted(window) >= from && Predicted(window) < to)];

    /// <summary>
    /// The windows to learn from where a row of the series is the first to be predicted: those whose targets were known when that prediction had to be made, which is <see cref="Horizon"/> rows before.
    /// </summary>
    public int[] Before(int row) => Windows(0, row - Horizon + 1);

    /// <summary>The target's value that a predicted change leads to.</summary>
    public double Value(int window, double change) => Values[Latest[window]] + change;
}
