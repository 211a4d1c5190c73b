using Descent.Tabular;

namespace Descent.Cli.Runs;

/// <summary>All that `train` was asked for.</summary>
/// <param name="Data">What to learn from.</param>
/// <param name="Settings">What learns, and how; whether the task was declared is known when the data is open.</param>
/// <param name="Output">The folder for the model; null: by the data's name.</param>
/// <param name="Saving">How often it is saved, and what it goes on from.</param>
internal sealed record TrainRequest(DataRequest Data, AutoSettings Settings, string? Output, SavingRequest Saving);
