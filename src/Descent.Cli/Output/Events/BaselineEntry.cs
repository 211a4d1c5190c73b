using Descent.Assessments;

namespace Descent.Cli.Output.Events;

/// <summary>A simple prediction.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Scores">How good that is.</param>
internal sealed record BaselineEntry(string Name, IReadOnlyList<Score> Scores);
