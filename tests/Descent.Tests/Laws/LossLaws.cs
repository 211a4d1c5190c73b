using Descent.Graph;
using Descent.Losses;
using Descent.Tests.Reference;

namespace Descent.Tests.Laws;

/// <summary>Laws of every loss in the catalogue.</summary>
public class LossLaws
{
    public static TheoryData<string> Names => [.. Catalogue.Names<Loss>()];

    [Theory, MemberData(nameof(Names))]
    public void Gradients_are_the_central_differences_once_and_twice(string name)
    {
        var loss = Catalogue.Create<Loss>(name);
        var (yTrue, yPred) = Batch(loss);
        foreach (var reduction in Enum.GetValues<LossReduction>())
            GradientCheck.VerifyTwice(x => (loss with { Reduction = reduction }).Call(Data(yTrue), x[0]), yPred);
    }

    [Theory, MemberData(nameof(Names))]
    public void Gradients_of_logits_are_the_central_differences_once_and_twice(string name)
    {
        var loss = Catalogue.Create<Loss>(name);
        if (loss.GetType().GetProperty("FromLogits") is not { } fromLogits) return;
        fromLogits.SetValue(loss, true);
        var (yTrue, yPred) = (Batch(loss).True, OpSamples.Matrix(4, 3, seed: 2));
        GradientCheck.VerifyTwice(x => loss.Call(Data(yTrue), x[0]), yPred);
    }

    [Theory, MemberData(nameof(Names))]
    public void Weights_multiply_and_the_sum_is_divided_by_the_count(string name)
    {
        var loss = Catalogue.Create<Loss>(name);
        var (yTrue, yPred) = Batch(loss);
        double[] weights = [1, 0, 2.5, 0.25];
        var values = Evaluate(loss with { Reduction = LossReduction.None }, yTrue, yPred, null).ToDoubles();
        var weighted = values.Zip(weights, (value, weight) => value * weight).ToArray();
        Assert.Equal(weighted, Evaluate(loss with { Reduction = LossReduction.None }, yTrue, yPred, weights).ToDoubles());
        Assert.Equal(weighted.Sum(), Evaluate(loss with { Reduction = LossReduction.Sum }, yTrue, yPred, weights)[0], 1e-12);
        Assert.Equal(weighted.Sum() / 4, Evaluate(loss, yTrue, yPred, weights)[0], 1e-12);
    }

    [Theory, MemberData(nameof(Names))]
    public void Settings_survive_JSON(string name)
    {
        var changed = Catalogue.Changed(Catalogue.Create<Loss>(name)) with { Reduction = LossReduction.Sum };
        Assert.Equal(changed, Catalogue.Read<Loss>(Catalogue.Write(changed)));
        Assert.Contains("\"reduction\":\"sum\"", Catalogue.Write(changed));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_name_is_the_loss_with_its_defaults(string name)
    {
        Loss byName = name;
        Assert.Equal(Catalogue.Create<Loss>(name), byName);
        Assert.Equal(LossReduction.SumOverBatchSize, byName.Reduction);
    }

    [Theory, MemberData(nameof(Names))]
    public void Shapes_that_do_not_fit_name_the_loss_and_both_shapes(string name)
    {
        var targets = Tensor.Input("targets", DType.Float32, [5]);
        var predictions = Tensor.Input("predictions", DType.Float32, [4, 1]);
        var error = Assert.Throws<ShapeException>(() => Loss.Named(name).Call(targets, predictions));
        Assert.StartsWith($"{name} needs ", error.Message);
        Assert.Contains("Float32[5]", error.Message);
        Assert.Contains("Float32[4, 1]", error.Message);
    }

    [Fact]
    public void No_loss_is_missing_from_the_catalogue() => Assert.Empty(Catalogue.Forgotten<Loss>());

    /// <summary>Targets and probabilities away from every kink: one-hot rows or labels, rows that sum to one.</summary>
    private static (TensorData True, TensorData Pred) Batch(Loss loss)
    {
        double[] probabilities = [0.7, 0.1, 0.2, 0.3, 0.55, 0.15, 0.05, 0.15, 0.8, 0.4, 0.35, 0.25];
        var yPred = TensorData.From(probabilities, [4, 3]);
        if (loss.TakesLabels) return (TensorData.From([0, 1, 2, 1]), yPred);
        // Percentages of a target of 0 are of the order of 1e9, where central differences have no digits left.
        double[] targets = loss is MeanAbsolutePercentageError ? [0.9, 0.3, -0.4, 1, 0.6, -2, 0.3, 0.3, 1, 0.5, 0.1, 0.2] : [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0];
        return (TensorData.From(targets, [4, 3]), yPred);
    }

    private static Tensor Data(TensorData data) => Tensor.Constant(data.ToDoubles(), data.Shape, data.DType);

    private static TensorData Evaluate(Loss loss, TensorData yTrue, TensorData yPred, double[]? weights) =>
        ReferenceEvaluator.Evaluate(loss.Call(Data(yTrue), Data(yPred), weights is null ? null : Data(weights)));
}
