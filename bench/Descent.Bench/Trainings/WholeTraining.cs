using System.Security.Cryptography;
using Descent.Analysis;
using Descent.Backends.Cpu;
using Descent.Graph;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;
using Descent.Training.Callbacks;

namespace Descent.Bench.Trainings;

/// <summary>A training as users write one, with its own first values, shuffles, schedules and masks: what it leaves is hashed to compare bits between processors.</summary>
/// <param name="Model">The untrained model.</param>
/// <param name="Data">Samples, which the training splits.</param>
/// <param name="Optimizer">The optimizer with its schedule.</param>
/// <param name="Loss">The loss's name.</param>
internal sealed record WholeTraining(Func<Model> Model, Func<TrainingData> Data, Optimizer Optimizer, string Loss)
{
    private const int EverySteps = 10;

    /// <summary>The training of a name; null if there is none.</summary>
    public static WholeTraining? Find(string name) => TrainingTable.All.GetValueOrDefault(name);

    /// <summary>The hash of parameters and the optimizer's state after every tenth step and at the end, and of the history.</summary>
    /// <param name="threads">How many threads compute.</param>
    /// <param name="observed">Whether every layer is watched, and progress reported, which is to change nothing.</param>
    public string Hash(int threads, bool observed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var model = Model();
        var trainer = model.Compile(Optimizer, [new(Loss)], new CpuBackend(threads));
        var take = new LambdaCallback(onBatchEnd: progress => { if (progress.Step % EverySteps == 0) Append(hash, trainer); });
        var history = model.Fit(Data(), new FitOptions
        {
            Epochs = 6, BatchSize = 16, ValidationSplit = 0.2, Seed = 5,
            Callbacks = [take, new ReduceLearningRateOnPlateau { Patience = 2 }, .. observed ? new Callback[] { new LayerStatistics { EverySteps = 3 } } : []],
            Progress = observed ? new Progress<TrainingReport>() : null,
        });
        Append(hash, trainer);
        foreach (var name in history.Names) hash.AppendData(TensorData.From([.. history[name]]).Bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, Trainer trainer)
    {
        foreach (var values in trainer.Model.GetWeights().Values) hash.AppendData(values.Bytes);
        foreach (var variable in trainer.OptimizerState.Variables) hash.AppendData(variable.Read().Bytes);
    }
}
