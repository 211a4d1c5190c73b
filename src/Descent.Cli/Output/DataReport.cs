using Descent.Cli.Output.Events;
using Descent.Data;
using Descent.Tabular;

namespace Descent.Cli.Output;

/// <summary>Says what was found in the data, and why.</summary>
internal static class DataReport
{
    /// <param name="screen">Where.</param>
    /// <param name="data">The rows, and what their columns are.</param>
    /// <param name="isTargetGuessed">Whether nothing said what is predicted.</param>
    public static void Columns(Screen screen, TabularData data, bool isTargetGuessed = false)
    {
        screen.Tell(ColumnsEvent.Of(data));
        var target = data.Schema.Target!;
        screen.Fact("data", $"{data.Table.Source}: {Count.Of(data.Table.RowCount, "row")}, {Count.Of(data.Table.Columns.Count, "column")}");
        screen.Fact("target", $"{target.Name}: {Describe(data.Schema)}{(isTargetGuessed ? "; guessed: --target COLUMN chooses another" : "")}");
        screen.Line();
        screen.Heading("columns   what each was found to be, and why (--column NAME=ROLE, --ignore NAME)");
        screen.Table([.. data.Schema.Columns.Select(column => new[] { column.Name, column.Role.ToString().ToLowerInvariant(), column.Evidence ?? Declared(column) })]);
        screen.Line();
    }

    public static void Split(Screen screen, AutoTraining training)
    {
        var (split, pipeline) = (training.Split, training.Pipeline);
        screen.Tell(new SplitEvent(split.Train.Length, split.Validation.Length, split.Test.Length, training.Plan.Seed, pipeline.InputCount));
        screen.Fact("inputs", $"{pipeline.InputCount} ({Kinds(pipeline)})");
        var kind = pipeline.Output.Task == LearningTask.Regression ? "at random" : "stratified by class";
        screen.Fact("split", $"{Count.Of(split.Train.Length, "row")} train, {split.Validation.Length} validate, {split.Test.Length} test; {kind}, seed {training.Plan.Seed}");
        screen.Line();
    }

    private static string Kinds(Pipeline pipeline)
    {
        (Type Kind, string Text)[] kinds =
        [
            (typeof(CategoryEncoding), "categories one-hot"), (typeof(NumberEncoding), "numbers standardised with the training rows' mean and deviation"), (typeof(BooleanEncoding), "yes and no as 1 and 0"),
            (typeof(DateEncoding), "dates as times and places on circles"), (typeof(TextEncoding), "words hashed"), (typeof(EmbeddingEncoding), "many values as learned vectors"),
        ];
        return string.Join(", ", kinds.Where(kind => pipeline.Inputs.Any(input => input.GetType() == kind.Kind)).Select(kind => kind.Text));
    }

    private static string Describe(Schema schema) => schema.Task switch
    {
        LearningTask.Regression => "a number (regression)",
        _ => $"one of {schema.Target!.Vocabulary!.Count} classes ({string.Join(", ", schema.Target.Vocabulary.Take(10))}{(schema.Target.Vocabulary.Count > 10 ? ", .." : "")})",
    };

    private static string Declared(ColumnSchema column) => column.Vocabulary is { } values ? $"declared: {string.Join(", ", values)}" : "declared";
}
