using Descent.Data;

namespace Descent.Cli.Output.Events;

/// <summary>What the data are found to be.</summary>
/// <param name="Source">The file or the data set.</param>
/// <param name="Rows">All rows.</param>
/// <param name="Target">The column that is predicted.</param>
/// <param name="Task"><c>binary</c>, <c>multiclass</c> or <c>regression</c>.</param>
/// <param name="Classes">The target's classes; empty for numbers.</param>
/// <param name="Columns">Every column, in the order of the file.</param>
internal sealed record ColumnsEvent(string Source, int Rows, string Target, string Task, IReadOnlyList<string> Classes, IReadOnlyList<ColumnEntry> Columns) : CommandEvent
{
    public static ColumnsEvent Of(TabularData data)
    {
        var schema = data.Schema;
        return new(data.Table.Source, data.Table.RowCount, schema.Target!.Name, EventText.Word(schema.Task!.Value), schema.Task == LearningTask.Regression ? [] : [.. schema.Target.Vocabulary ?? []],
            [.. schema.Columns.Select(column => new ColumnEntry(column.Name, EventText.Word(column.Role), column.Evidence))]);
    }
}
