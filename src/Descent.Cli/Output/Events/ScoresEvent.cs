using Descent.Assessments;
using Descent.Tabular.Results;

namespace Descent.Cli.Output.Events;

/// <summary>How good a model is on some rows, beside simple predictions on the same rows.</summary>
/// <param name="Kind"><c>test</c> of a training, <c>evaluate</c> of the command.</param>
/// <param name="Rows">Their number.</param>
/// <param name="What">What they are, in words.</param>
/// <param name="Scores">Of the network; the first is the main one.</param>
/// <param name="Baselines">Of simple predictions, and by how much the network's main score is better.</param>
/// <param name="Conclusion">What follows, in words.</param>
/// <param name="Classes">What it does with each class; null for numbers.</param>
/// <param name="Residuals">The errors of numbers; null for classes.</param>
/// <param name="Importance">By how much the main score is worse with a column permuted.</param>
/// <param name="Worst">The rows that are predicted worst.</param>
internal sealed record ScoresEvent(string Kind, int Rows, string What, IReadOnlyList<Score> Scores, IReadOnlyList<BaselineResult> Baselines, string Conclusion, ClassReport? Classes, ResidualReport? Residuals,
    IReadOnlyList<ColumnImportance> Importance, IReadOnlyList<WorstRow> Worst) : CommandEvent
{
    public static ScoresEvent Of(string kind, ModelMeasurement measured)
    {
        var (measurement, network) = (measured.Measurement, measured.Measurement.Network);
        return new(kind, network.Rows, measurement.Rows, network.Scores, measurement.Baselines, measurement.Conclusion, network.Classes, network.Residuals, measured.Importance, measured.Worst);
    }
}
