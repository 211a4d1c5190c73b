using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Tests.Training;

/// <summary>Losses that a user writes, in training and evaluation.</summary>
public class OwnLossTests
{
    [Fact]
    public void A_loss_with_several_values_a_sample_is_the_same_number_in_training_and_evaluation()
    {
        var model = new Sequential(new Input(2), new Dense(3)) { Seed = 1, DType = DType.Float64 };
        model.Compile(new Sgd(0), Loss.Of((yTrue, yPred) => (yTrue - yPred).Square()));
        var (x, y) = (Nets.Plane(20).X, TensorData.Zeros(DType.Float64, [20, 3]));
        Assert.Equal(model.TrainOnBatch(x, y).Loss, model.Evaluate(x, y).Loss, 1e-12);
    }

    [Fact]
    public void A_loss_that_takes_the_mean_over_the_batch_itself_is_explained()
    {
        var (x, y) = Nets.Plane(20);
        var model = Nets.Linear();
        model.Compile(new Sgd(), Loss.Of((yTrue, yPred) => (yTrue - yPred).Square().Mean()));
        Assert.Contains("needs to give a value for each sample", Assert.Throws<ShapeException>(() => model.Fit(x, y)).Message, StringComparison.Ordinal);
    }
}
