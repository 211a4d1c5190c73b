using System.Globalization;
using Descent.Data;

namespace Descent.Analysis.PreFlight;

/// <summary>What table checks look at: rows, what the columns are, and which rows train.</summary>
internal sealed class TableSubject
{
    public TableSubject(TabularData data, Split split)
    {
        (Table, Schema, Split, UnlabelledRows) = (data.Table, data.Schema, split, data.UnlabelledRows);
        var target = Schema.Target ?? throw new DataException($"{Table.Source}: the schema names no target: complete it with Schema.Infer.");
        Target = new(Table, Table.Column(target.Name));
        Inputs = [.. Schema.Columns.Where(column => column.Role.IsInput()).Select(column => new CheckedColumn(new(Table, Table.Column(column.Name)), column))];
        Labels = Schema.Task == LearningTask.Regression || target.Vocabulary is not { } classes ? null : new ClassTarget(target.Name, classes).Labels(Target, Table.AllRows());
        Classes = Labels is null ? [] : [.. target.Vocabulary!];
    }

    public Table Table { get; }

    public Schema Schema { get; }

    public Split Split { get; }

    /// <summary>The rows that were left out for want of a value of the target.</summary>
    public int UnlabelledRows { get; }

    /// <summary>The column to predict.</summary>
    public TableColumn Target { get; }

    /// <summary>The columns that become inputs.</summary>
    public IReadOnlyList<CheckedColumn> Inputs { get; }

    /// <summary>The class of each row; null for a regression.</summary>
    public int[]? Labels { get; }

    /// <summary>The names of the classes; none for a regression.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The group of each row: rows of one group are equal in all inputs.</summary>
    public int[] Groups => field ??= EqualInputs.Of(this);

    /// <summary>The parts that have rows, with what they are called.</summary>
    public IEnumerable<(string Name, int[] Rows)> Parts =>
        new[] { ("training", Split.Train), ("validation", Split.Validation), ("test", Split.Test) }.Where(part => part.Item2.Length > 0);

    /// <summary>Where a row stands, for people.</summary>
    public string Place(int row) => $"line {Table.Line(row).ToString(CultureInfo.InvariantCulture)}";
}
