using Descent.Analysis;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Tests.Analysis;

public class CompiledProgramsTests
{
    private readonly Sequential _model = new([new Input(4), new Dense(3, "relu"), new Dense(1, "sigmoid")]) { Seed = 1 };

    [Fact]
    public void A_prediction_is_two_fused_products() => Assert.Contains("2 steps, ", CompiledPrograms.Prediction(_model, rows: 5));

    [Fact]
    public void A_training_step_has_gradients_and_updates_and_changes_nothing()
    {
        var before = Fingerprint.Of(_model);
        var program = CompiledPrograms.TrainingStep(_model, new Adam(), [new OutputObjective(new BinaryCrossentropy())], batchSize: 7);
        Assert.Contains("dense/kernel", program);
        Assert.Contains("[7, 4]", program);
        Assert.Contains("arena ", program);
        Assert.Equal(before, Fingerprint.Of(_model));
    }

    [Fact]
    public void There_need_to_be_rows()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CompiledPrograms.Prediction(_model, rows: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => CompiledPrograms.TrainingStep(_model, new Sgd(), [new OutputObjective(new MeanSquaredError())], batchSize: 0));
    }
}
