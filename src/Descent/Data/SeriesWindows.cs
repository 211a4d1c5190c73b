using Descent.Graph;

namespace Descent.Data;

/// <summary>A time series cut into windows; see <see cref="TimeSeries.Windows"/>.</summary>
/// <param name="Pipeline">How a row is encoded, fitted on the training rows alone.</param>
/// <param name="Length">The number of past rows in a window.</param>
/// <param name="Horizon">How many rows after the last of them the target is.</param>
/// <param name="Train">The windows to learn from; they may be shuffled among themselves.</param>
/// <param name="Validation">The windows that decide when to stop; may be none.</param>
/// <param name="Test">The windows that measure the result, the latest; may be none.</param>
public sealed record SeriesWindows(Pipeline Pipeline, int Length, int Horizon, SeriesPart Train, SeriesPart Validation, SeriesPart Test)
{
    /// <summary>The target's mean and standard deviation in the training rows, which lead from a network's output back to the target's unit.</summary>
    public NumberTarget Target => (NumberTarget)Pipeline.Output;

    /// <summary>The shape of a window: [length, features].</summary>
    public Shape Shape => [Length, Pipeline.InputCount];

    /// <summary>The latest rows of a table, from which the value <see cref="Horizon"/> rows after its end is predicted: [1, length, features].</summary>
    /// <exception cref="DataException">The table has fewer rows than a window, or lacks a column.</exception>
    public TensorData Latest(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.RowCount < Length) throw new DataException($"{table.Source}: a window needs {Length} rows, got {table.RowCount}.");
        return Pipeline.Features(table, table.AllRows().AsSpan()[^Length..]).Reshape([1, .. Shape]);
    }
}
