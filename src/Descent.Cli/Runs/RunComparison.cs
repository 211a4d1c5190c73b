using System.Text.Json.Nodes;
using Descent.Assessments;
using Descent.Data;
using Descent.Tabular;

namespace Descent.Cli.Runs;

/// <summary>Two runs beside each other.</summary>
/// <param name="First">The folder or file of a run.</param>
/// <param name="Second">That of the other.</param>
/// <param name="Settings">What was told or chosen differently.</param>
/// <param name="SameData">Whether both learnt from the same cells.</param>
/// <param name="Data">What both learnt from, first and second.</param>
/// <param name="Scores">On the test rows of each, as the runs themselves measured them.</param>
/// <param name="Paired">Row by row on rows that neither has learnt from as far as that can be told; null where there are none.</param>
/// <param name="Rows">Those rows; or why there are none.</param>
internal sealed record RunComparison(string First, string Second, IReadOnlyList<SettingDifference> Settings, bool SameData, (string First, string Second) Data, IReadOnlyList<SettingDifference> Scores, PairedComparison? Paired, string Rows)
{
    /// <summary>Compares two runs.</summary>
    /// <param name="first">A run's folder, or its model.</param>
    /// <param name="second">Another one.</param>
    /// <param name="table">Rows to compare them on; null: those of the trainings, where they can be had.</param>
    /// <exception cref="DataException">The rows cannot be predicted.</exception>
    public static RunComparison Of(string first, string second, Table? table)
    {
        var (one, other) = (ModelPath.Load(first), ModelPath.Load(second));
        var (paired, rows) = Pair(new(one, other), table);
        var names = TestOf(one).Select(score => score.Key).Union(TestOf(other).Select(score => score.Key));
        return new(first, second, SettingDifferences.Of(one, other), Sha256(one) == Sha256(other), (Describe(one), Describe(other)),
            [.. names.Select(name => new SettingDifference(name, TestOf(one)[name]?.ToString(), TestOf(other)[name]?.ToString()))], paired, rows);
    }

    private static (PairedComparison?, string) Pair(PairedRuns runs, Table? table)
    {
        try
        {
            return (runs.Compare(table, out var what), what);
        }
        catch (UsageException refusal)
        {
            return (null, refusal.Message);
        }
    }

    private static JsonObject TestOf(TabularModel model) => model.Training["result"]?["test"] as JsonObject ?? [];

    private static string Describe(TabularModel model) => $"{model.Training["data"]?["rows"]} rows, {Sha256(model)?[..16]}";

    private static string? Sha256(TabularModel model) => (string?)model.Training["data"]?["sha256"];
}
