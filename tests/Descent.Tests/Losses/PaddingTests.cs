using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Tests.Reference;
using Descent.Tests.Training;
using Descent.Training;

namespace Descent.Tests.Losses;

/// <summary>What stands at padding, were it no number, reaches neither the loss nor its gradient.</summary>
public sealed class PaddingTests
{
    public static TheoryData<string, double> Cases
    {
        get
        {
            var cases = new TheoryData<string, double>();
            foreach (var loss in new[] { "mse", "mae", "mape", "msle", "huber", "log_cosh", "binary_crossentropy", "binary_focal_crossentropy", "categorical_crossentropy", "kld", "poisson", "hinge",
                "squared_hinge", "categorical_hinge", "cosine_similarity" })
                foreach (var value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity }) cases.Add(loss, value);
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_gradient_at_padding_is_zero_and_elsewhere_what_it_is_without(string name, double padding)
    {
        foreach (var (target, prediction) in ((double, double)[])[(padding, 0.5), (0.5, padding), (padding, padding)])
        {
            var (value, slopes) = Gradient(name, target, prediction);
            var (expected, expectedSlopes) = Gradient(name, 0.5, 0.5);
            Assert.Equal(expected, value);
            Assert.Equal(expectedSlopes, slopes);
            Assert.Equal([0.0, 0], slopes[2..4]);
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_target_that_is_no_number_at_a_padded_step_leaves_the_weights_numbers(double padding)
    {
        Assert.Equal(Trained(0), Trained(padding));

        static double[] Trained(double padding)
        {
            var model = new Sequential(new Input([3, 2]), new Masking(), new Dense(1)) { DType = DType.Float64, Seed = 1 };
            model.Compile(new Sgd(0.1), [new("mse") { Metrics = ["mae"] }], Nets.OneThread);
            var (x, y) = (TensorData.From([1.0, 2, 3, 4, 0, 0], [1, 3, 2]), TensorData.From([1, 0, padding], [1, 3, 1]));
            return [model.TrainOnBatch(x, y).Loss, .. Nets.Weights(model), model.Evaluate(x, y)["mean_absolute_error"]];
        }
    }

    private static (double Loss, double[] Gradient) Gradient(string name, double target, double prediction)
    {
        var yPred = Tensor.Constant([0.2, 0.8, prediction, prediction, 0.6, 0.3], [1, 3, 2], DType.Float64);
        var yTrue = Tensor.Constant([0, 1, target, target, 1, 0], [1, 3, 2], DType.Float64);
        var loss = Loss.Named(name).Call(yTrue, yPred, mask: Tensor.Constant([1, 0, 1], [1, 3], DType.Bool));
        return (ReferenceEvaluator.Evaluate(loss).ToDoubles()[0], ReferenceEvaluator.Evaluate(Autodiff.Gradients(loss, [yPred])[0]).ToDoubles());
    }
}
