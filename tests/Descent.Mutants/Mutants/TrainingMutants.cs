namespace Descent.Mutants.Mutants;

/// <summary>In minibatches, preprocessing, early stopping and the loop.</summary>
internal static class TrainingMutants
{
    public static readonly Mutant[] All =
    [
        new("the last, smaller minibatch is left out", "Data/Minibatches.cs", "(rows - 1) / _batchSize + 1", "rows / _batchSize"),
        new("each epoch has the same order", "Data/Minibatches.cs", "$\"shuffle/{epoch}\"", "\"shuffle\""),
        new("standardizing divides by one less", "Data/Moments.cs", "squares / values.Count", "squares / (values.Count - 1)"),
        new("worse values within min-delta are improvements", "Training/Improvement.cs", "value < Best - minDelta", "value < Best + minDelta"),
        new("NaN is an improvement", "Training/Improvement.cs", "if (double.IsNaN(value)) return false;", "if (double.IsNaN(value)) return true;"),
        new("patience lasts an epoch longer", "Training/BestParameters.cs", "_improvement.Age(epoch) < settings.Patience", "_improvement.Age(epoch) <= settings.Patience"),
        new("a plateau raises the rate", "Training/Callbacks/ReduceLearningRateOnPlateau.cs", "progress.LearningRate * Factor", "progress.LearningRate / Factor"),
        new("penalties are subtracted", "Training/ForwardPass.cs", "dataLoss + penalty", "dataLoss - penalty"),
    ];
}
