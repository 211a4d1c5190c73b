using Descent.Assessments;
using Descent.Cli.Runs;

namespace Descent.Cli.Output.Events;

/// <summary>A run that was found.</summary>
/// <param name="Path">Its folder.</param>
/// <param name="Data">What it learnt from.</param>
/// <param name="Task"><c>binary</c>, <c>multiclass</c> or <c>regression</c>.</param>
/// <param name="Score">The main one; null where nothing was measured.</param>
/// <param name="Epochs">That came to their end.</param>
/// <param name="Written">When, in UTC.</param>
internal sealed record RunEvent(string Path, string Data, string Task, Score? Score, int Epochs, DateTime Written) : CommandEvent
{
    public static RunEvent Of(RunSummary run) => new(run.Path, run.Data, run.Task, run.Score, run.Epochs, run.Written);
}
