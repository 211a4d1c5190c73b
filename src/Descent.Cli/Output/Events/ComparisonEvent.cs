using Descent.Assessments;
using Descent.Cli.Runs;

namespace Descent.Cli.Output.Events;

/// <summary>Two runs beside each other.</summary>
/// <param name="First">A run.</param>
/// <param name="Second">The other.</param>
/// <param name="SameData">Whether both learnt from the same cells.</param>
/// <param name="Settings">What was told or chosen differently.</param>
/// <param name="Rows">The rows that they are compared on; or why there are none.</param>
/// <param name="Paired">Row by row; null where there are no such rows.</param>
internal sealed record ComparisonEvent(string First, string Second, bool SameData, IReadOnlyList<SettingDifference> Settings, string Rows, PairedComparison? Paired) : CommandEvent
{
    public static ComparisonEvent Of(RunComparison runs) => new(runs.First, runs.Second, runs.SameData, runs.Settings, runs.Rows, runs.Paired);
}
