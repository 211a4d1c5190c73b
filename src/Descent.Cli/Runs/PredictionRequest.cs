using Descent.Data;
using Descent.Tabular;

namespace Descent.Cli.Runs;

/// <summary>What is to be said of each row that is predicted.</summary>
internal sealed record PredictionRequest
{
    /// <summary>What is typed for all columns.</summary>
    private const string AllColumns = "*";

    /// <summary>Columns of the rows that stand before the predictions.</summary>
    public string[] Kept { get; init; } = [];

    /// <summary>Whether each class has a column.</summary>
    public bool AllProbabilities { get; init; }

    /// <summary>Whether each column that the model uses has one with its effect.</summary>
    public bool Explains { get; init; }

    /// <summary>Of two classes: the probability from which on the second is the label; null: one half.</summary>
    public double? Threshold { get; init; }

    /// <summary>Reads the names of the columns to repeat.</summary>
    /// <exception cref="UsageException">One is named twice.</exception>
    public static string[] ParseKept(string names)
    {
        var kept = names.Split(',');
        return kept.GroupBy(name => name).FirstOrDefault(named => named.Count() > 1) is { Key: var twice }
            ? throw new UsageException($"needs each column once, got '{twice}' twice: leave it out once.") : kept;
    }

    /// <summary>The columns of a table that are to be repeated.</summary>
    public string[] Repeated(Table table) => Kept is [AllColumns] ? [.. table.Columns] : Kept;

    /// <summary>The names of the columns that are repeated and of those with what is predicted; where both are called the same, the prediction's says that it is one.</summary>
    public static IReadOnlyList<string> Header(string[] repeated, string[] predicted)
    {
        var names = repeated.ToList();
        foreach (var name in predicted) names.Add(Table.FreeName(name, "predicted", names));
        return names;
    }

    /// <summary>Refuses what a model cannot do, before a row is read.</summary>
    /// <exception cref="UsageException">Something was asked for that the model cannot do.</exception>
    public void Check(TabularModel model)
    {
        if (Threshold is not null && model.Pipeline.Output is not ClassTarget { Classes.Count: 2 })
            throw new UsageException($"--threshold is a probability between two classes, and '{model.Series?.Target ?? model.Pipeline.Output.Name}' {(model.Pipeline.Output is ClassTarget several ? $"has {several.Classes.Count} classes, of which the most probable one is the label" : "is a number, which has no probability")}: leave --threshold out.");
        if (Explains && model.Series is not null)
            throw new UsageException("--explain says what each column of a row adds to its prediction, and the model is one of a time series, which predicts from many rows: leave --explain out.");
        if (Explains && !model.CanExplain)
            throw new UsageException("--explain: the model was saved without a typical row, from which effects are measured: train it again.");
    }
}
