using Descent.Losses;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Analysis.PreFlight;

/// <summary>A model on a few samples, with losses that are means and no metrics. Its trainer is its own: the optimizer of the model's stays as it is.</summary>
internal sealed class SmallTraining
{
    private readonly Trainer _trainer;

    public SmallTraining(Trainer of, TrainingData data, Optimizer? optimizer = null)
    {
        Data = new(data.X, data.Y);
        _trainer = new(of.Model, optimizer ?? of.Optimizer, [.. of.Outputs.Select(output => new OutputObjective(output.Loss with { Reduction = LossReduction.SumOverBatchSize }))], of.Backend);
    }

    public TrainingData Data { get; }

    /// <summary>The loss of each output in inference mode, without penalties.</summary>
    public IReadOnlyList<double> Losses()
    {
        var result = _trainer.Evaluate(Data);
        var outputs = _trainer.Model.Outputs;
        return outputs.Count == 1 ? [result.Loss - result.Penalty] : [.. outputs.Select(output => result[$"{output.Name}_loss"])];
    }

    /// <summary>Makes a step on all samples; gives the loss before it in training mode, without penalties.</summary>
    public double Step(long seed) => _trainer.TrainOnBatch(Data, seed).DataLoss;
}
