using Descent.Assessments;

namespace Descent.Cli.Output.Events;

/// <summary>How good a model is on some rows, beside simple predictions on the same rows.</summary>
/// <param name="Kind"><c>test</c> of a training, <c>evaluate</c> of the command.</param>
/// <param name="Rows">Their number.</param>
/// <param name="What">What they are, in words.</param>
/// <param name="Scores">Of the network; the first is the main one.</param>
/// <param name="Baselines">Of simple predictions.</param>
internal sealed record ScoresEvent(string Kind, int Rows, string What, IReadOnlyList<Score> Scores, IReadOnlyList<BaselineEntry> Baselines) : CommandEvent;
