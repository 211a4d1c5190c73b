using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Training;
using static Descent.Tests.Laws.Perturbation;

namespace Descent.Tests.Laws;

/// <summary>What must not matter, or matter in a known way, to the gradient of every loss: order, copies, parts, scale and weights of samples.</summary>
public class LossSymmetryLaws
{
    private const int Rows = 6, Inputs = 4, Outputs = 3;

    public static TheoryData<string> Names => [.. Catalogue.Names<Loss>()];

    [Theory, MemberData(nameof(Names))]
    public void The_order_of_samples_does_not_matter(string name)
    {
        var (loss, data) = Subject(name);
        var (straight, turned) = (Gradients(Net, loss, data), Gradients(Net, loss, data.TakeRows([3, 0, 5, 1, 4, 2])));
        Assert.Equal(straight.Loss, turned.Loss, Tolerance);
        AssertEqual(straight.Gradients, turned.Gradients);
    }

    [Theory, MemberData(nameof(Names))]
    public void Twice_the_data_has_the_same_gradient(string name)
    {
        var (loss, data) = Subject(name);
        var (once, twice) = (Gradients(Net, loss, data), Gradients(Net, loss, data.TakeRows([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5])));
        Assert.Equal(once.Loss, twice.Loss, Tolerance);
        AssertEqual(once.Gradients, twice.Gradients);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_gradient_of_a_batch_is_the_mean_of_its_samples(string name)
    {
        var (loss, data) = Subject(name);
        var parts = Enumerable.Range(0, Rows).Select(row => Gradients(Net, loss, data.TakeRows([row]))).ToArray();
        var whole = Gradients(Net, loss, data);
        Assert.Equal(whole.Loss, parts.Average(part => part.Loss), Tolerance);
        AssertEqual(whole.Gradients, Scale(parts.Select(part => part.Gradients).Aggregate((a, b) => Combine(a, b, (p, q) => p + q)), 1.0 / Rows));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_sum_is_the_mean_times_the_count(string name)
    {
        var (loss, data) = Subject(name);
        var (mean, sum) = (Gradients(Net, loss, data), Gradients(Net, loss with { Reduction = LossReduction.Sum }, data));
        Assert.Equal(mean.Loss * Rows, sum.Loss, Tolerance);
        AssertEqual(Scale(mean.Gradients, Rows), sum.Gradients);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_weight_of_a_loss_scales_its_gradient(string name)
    {
        var (loss, data) = Subject(name);
        var (plain, weighted) = (Gradients(Net, loss, data), Gradients(Net, loss, data, weight: 2.5));
        Assert.Equal(plain.Loss * 2.5, weighted.Loss, Tolerance);
        AssertEqual(Scale(plain.Gradients, 2.5), weighted.Gradients);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_sample_of_weight_zero_is_absent(string name)
    {
        var (loss, data) = Subject(name);
        var weighted = Gradients(Net, loss, new(data.X, data.Y, new double[] { 1, 0, 1, 1, 0, 1 }));
        var without = Gradients(Net, loss, data.TakeRows([0, 2, 3, 5]));
        Assert.Equal(without.Loss * 4 / Rows, weighted.Loss, Tolerance);
        AssertEqual(Scale(without.Gradients, 4.0 / Rows), weighted.Gradients);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_sample_of_weight_two_is_there_twice(string name)
    {
        var (loss, data) = Subject(name);
        var weighted = Gradients(Net, loss, new(data.X, data.Y, new double[] { 1, 2, 1, 1, 2, 1 }));
        var copied = Gradients(Net, loss, data.TakeRows([0, 1, 1, 2, 3, 4, 4, 5]));
        Assert.Equal(copied.Loss * 8 / Rows, weighted.Loss, Tolerance);
        AssertEqual(Scale(copied.Gradients, 8.0 / Rows), weighted.Gradients);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_order_of_features_does_not_matter_where_their_weights_follow(string name)
    {
        int[] order = [2, 0, 3, 1];
        var (loss, data) = Subject(name);
        var (straight, turned) = (Gradients(Net, loss, data), Gradients(() => Turned(order), loss, new(Columns(data.X[0], order), data.Y[0])));
        Assert.Equal(straight.Loss, turned.Loss, Tolerance);
        double[] kernel = [.. order.SelectMany(input => straight.Gradients[0][(input * Outputs)..((input + 1) * Outputs)])];
        AssertEqual([kernel, straight.Gradients[1]], turned.Gradients);
    }

    /// <summary>Its outputs are probabilities, which every loss takes.</summary>
    private static Sequential Net() => new(new Input(Inputs), new Dense(Outputs, "softmax") { BiasInitializer = "random_normal" }) { DType = DType.Float64, Seed = 3 };

    private static Sequential Turned(int[] order)
    {
        var model = Net();
        var weights = model.GetWeights().ToDictionary();
        weights["dense/kernel"] = weights["dense/kernel"].TakeRows(order);
        model.SetWeights(weights);
        return model;
    }

    private static TensorData Columns(TensorData x, int[] order) =>
        TensorData.From([.. Enumerable.Range(0, (int)x.Shape.Size).Select(i => x[i / Inputs * Inputs + order[i % Inputs]])], x.Shape);

    private static (Loss Loss, TrainingData Data) Subject(string name)
    {
        var loss = Catalogue.Create<Loss>(name);
        var labels = new[] { 0, 2, 1, 1, 0, 2 };
        // A percentage of a target of 0 is of the order of 1e9: it has targets of its own.
        var targets = loss.TakesLabels ? TensorData.From(labels)
            : TensorData.From([.. labels.SelectMany(label => Enumerable.Range(0, Outputs).Select(output => loss is MeanAbsolutePercentageError ? 0.5 + label + output : output == label ? 1.0 : 0))], [Rows, Outputs]);
        return (loss, new(OpSamples.Random([Rows, Inputs], seed: 8), targets));
    }
}
