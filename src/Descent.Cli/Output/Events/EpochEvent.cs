using Descent.Training;

namespace Descent.Cli.Output.Events;

/// <summary>An epoch has ended.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="Epochs">At most.</param>
/// <param name="Step">The steps made so far.</param>
/// <param name="Seconds">Since training began.</param>
/// <param name="LearningRate">Of the next step.</param>
/// <param name="Values">Losses and metrics by name: <c>loss</c>, <c>val_loss</c> ..</param>
internal sealed record EpochEvent(int Epoch, int Epochs, long Step, double Seconds, double? LearningRate, IReadOnlyDictionary<string, double?> Values) : CommandEvent
{
    public static EpochEvent Of(TrainingProgress progress) => new(progress.Epoch, progress.Epochs, progress.Step, progress.Elapsed.TotalSeconds, Finite(progress.LearningRate),
        new OrderedDictionary<string, double?>(progress.History.Names.Select(name => KeyValuePair.Create(name, Finite(progress.History.Last(name))))));
}
