using Descent.Data;
using Descent.Tabular.Results;

namespace Descent.Tabular.Accounts;

/// <summary>What a training learnt from, and which rows it used for what.</summary>
internal sealed class DataAccount(AutoTraining training)
{
    private readonly ClassTarget? _classes = training.Pipeline.Output as ClassTarget;

    public DataSummary Summary()
    {
        var (table, schema) = (training.Given.Table, training.Given.Schema);
        var inputs = training.Pipeline.Inputs.ToLookup(input => training.Series?.Inputs.Source(input.Name) ?? input.Name, input => input.FeatureCount);
        return new(Path.GetFileName(table.Source), table.RowCount, schema.Target!.Name, training.Pipeline.Output.Task,
            [.. schema.Columns.Select(column => new ColumnSummary(column.Name, column.Role, column.Evidence ?? "declared", inputs[column.Name].Sum()))],
            _classes is null ? [] : [.. _classes.Classes.Zip(Counts([.. Enumerable.Range(0, table.RowCount)]), (name, rows) => new ClassCount(name, rows))]);
    }

    public SplitSummary Split()
    {
        var (kind, seed) = training.Series is not null ? ("by time", (long?)null) : (_classes is null ? "random" : "stratified", training.Plan.Seed);
        return new(kind, seed, [.. Parts().Where(part => part.Rows > 0)]);
    }

    private IEnumerable<SplitPart> Parts()
    {
        var split = training.Split;
        yield return Part("train", split.Train);
        yield return Part("validation", split.Validation);
        yield return training.Series is { } series ? new("test", series.TestRows, []) : Part("test", split.Test);
    }

    private SplitPart Part(string name, int[] rows) => new(name, rows.Length, Counts(rows));

    /// <summary>How many rows each class has; none for numbers.</summary>
    private int[] Counts(int[] rows)
    {
        if (_classes is null || rows.Length == 0) return [];
        var counts = new int[_classes.Classes.Count];
        foreach (var label in training.Targets(rows).ToDoubles()) counts[(int)label]++;
        return counts;
    }
}
