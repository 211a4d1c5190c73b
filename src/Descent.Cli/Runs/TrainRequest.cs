using Descent.Optimizers;

namespace Descent.Cli.Runs;

/// <summary>All that `train` was asked for.</summary>
/// <param name="Data">What to learn from.</param>
/// <param name="Network">What learns.</param>
/// <param name="OptimizerFor">How it learns, for a number of steps an epoch, on which the course of the learning rate depends.</param>
/// <param name="Run">How long, and where the result goes.</param>
/// <param name="Saving">How often it is saved, and what it goes on from.</param>
internal sealed record TrainRequest(DataRequest Data, NetworkSettings Network, Func<int, Optimizer> OptimizerFor, RunSettings Run, SavingRequest Saving);
