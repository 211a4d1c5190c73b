using Descent.Data;
using Descent.Graph;
using Descent.Tabular.Results;

namespace Descent.Tabular.Series;

/// <summary>What a model says about a time series.</summary>
/// <param name="Inputs">What the model is given.</param>
/// <param name="Frame">The windows.</param>
/// <param name="Values">The value that is predicted after each, in the target's own unit.</param>
public sealed record SeriesForecast(SeriesInputs Inputs, SeriesFrame Frame, ValueList<double> Values)
{
    /// <summary>How good the predictions are of which the outcome is known, beside persistence and the better seasonal-naive prediction.</summary>
    /// <exception cref="DataException">No outcome is known.</exception>
    public SeriesResult Measure()
    {
        if (Frame.Known == 0) throw new DataException($"{Frame.Data.Table.Source}: of no prediction the outcome is known: at least {Inputs.Length + Inputs.Horizon} rows are needed, got {Frame.Values.Count}.");
        int[] rows = [.. Enumerable.Range(0, Frame.Known).Select(Frame.Predicted)];
        return new([.. rows], [.. rows.Select(row => Frame.Values[row])], new("network", [.. Values.Take(rows.Length)]), [.. SeriesBaselines.Naive(Frame, rows, Inputs.Seasons)], [0], Inputs.Horizon);
    }
}
