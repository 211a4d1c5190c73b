using Descent.Training;

namespace Descent.Analysis.PreFlight;

/// <summary>What model checks look at.</summary>
/// <param name="Trainer">The model with its optimizer and losses.</param>
/// <param name="Data">The samples to train on.</param>
/// <param name="Options">How it is checked.</param>
internal sealed record ModelSubject(Trainer Trainer, TrainingData Data, CheckOptions Options)
{
    /// <summary>The model's outputs with their losses and targets.</summary>
    public IReadOnlyList<CheckedOutput> Outputs { get; } = [.. Trainer.Model.Outputs.Zip(Trainer.Outputs, Data.Y)
        .Select((item, i) => new CheckedOutput(item.First, item.Second.Loss, OutputFunction.Of(Trainer.Model, i), item.Third))];
}
