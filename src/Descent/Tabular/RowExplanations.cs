namespace Descent.Tabular;

/// <summary>
/// Why a model predicts what it predicts: for each row how much each column moves the prediction away from that of a typical row (mean numbers, most frequent categories). Of two classes
/// the probability of the second is explained, of more that of the predicted one, of numbers the number. The effects are estimates of Shapley's values, by ten orders of the columns;
/// reference and effects together are exactly the prediction, but for rounding.
/// </summary>
public sealed class RowExplanations
{
    private readonly (double Reference, double[] Effects)[] _rows;

    internal RowExplanations(TabularPredictions predictions, IReadOnlyList<string> columns, (double Reference, double[] Effects)[] rows) => (Predictions, Columns, _rows) = (predictions, columns, rows);

    /// <summary>The predictions that are explained.</summary>
    public TabularPredictions Predictions { get; }

    /// <summary>The columns, in the order of the effects.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The prediction for a typical row, from which a row's effects lead to its own.</summary>
    public double Reference(int row) => _rows[row].Reference;

    /// <summary>What each column adds, in the unit of the prediction.</summary>
    public IReadOnlyList<double> Effects(int row) => _rows[row].Effects;
}
