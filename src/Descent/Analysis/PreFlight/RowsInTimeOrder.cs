using Descent.Data;

namespace Descent.Analysis.PreFlight;

/// <summary>Numbers to predict in rows that follow each other in time, but were split at random: a row between two that are known is easier than the future.</summary>
internal sealed class RowsInTimeOrder : TableCheck
{
    private const int FewestRows = 20;

    public override string Name => "rows-in-time-order";

    public override IEnumerable<Finding> Find(TableSubject subject)
    {
        var measured = subject.Split.Validation.Concat(subject.Split.Test).ToArray();
        if (subject.Schema.Task != LearningTask.Regression || subject.Table.RowCount < FewestRows || measured.Length == 0 || subject.Split.Train.Max() < measured.Min()) yield break;
        foreach (var column in subject.Schema.Columns.Where(column => column.Role == ColumnRole.Date && CountsUp(subject.Table, column)))
            yield return Note($"{column.Name} is later in each row than in the one before: rows that measure stand between rows that train, so that gaps are filled and the future is not predicted.",
                "If the future is what matters, predict later rows from earlier ones: --task timeseries (in code: AutoSettings.Series).");
    }

    private static bool CountsUp(Table table, ColumnSchema column)
    {
        try
        {
            new TimeOrder(table, column.Name, column.Format).Check();
            return true;
        }
        catch (DataException)
        {
            return false;
        }
    }
}
