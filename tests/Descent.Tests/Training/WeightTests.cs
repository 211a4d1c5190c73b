using Descent.Graph;
using Descent.Losses;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Tests.Training;

/// <summary>Sample and class weights.</summary>
public class WeightTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_whole_weight_is_as_many_copies_of_the_sample(long seed)
    {
        var (x, y) = Nets.Plane(12);
        var stream = new RandomStream(seed, "weights");
        var weights = Enumerable.Range(0, 12).Select(_ => (double)stream.NextInt(4)).ToArray();
        int[] copies = [.. Enumerable.Range(0, 12).SelectMany(row => Enumerable.Repeat(row, (int)weights[row]))];
        var (weighted, copied) = (Nets.Linear(), Nets.Linear());
        // The weighted sum is divided by the number of samples, so that the sums are what is equal: of the loss, and of the rate times the gradient.
        weighted.Compile(new Sgd(0.12), [new("mse")], Nets.OneThread);
        copied.Compile(new Sgd(0.12 * copies.Length / 12), [new("mse")], Nets.OneThread);
        var a = weighted.TrainOnBatch(x, y, weights);
        var b = copied.TrainOnBatch(x.TakeRows(copies), y.TakeRows(copies));
        Assert.Equal(a.Loss * 12, b.Loss * copies.Length, 1e-12);
        Assert.Equal(Nets.Weights(copied), Nets.Weights(weighted), (p, q) => Math.Abs(p - q) < 1e-12);
    }

    [Fact]
    public void A_class_weight_is_the_weight_of_each_of_its_samples()
    {
        var (x, y) = Nets.Points(50);
        var weights = y.ToDoubles().Select(label => label == 1 ? 3.0 : 0.5).ToArray();
        var (byClass, bySample) = (Nets.Classifier(), Nets.Classifier());
        foreach (var model in new[] { byClass, bySample }) model.Compile(new Adam(0.01), [new("binary_crossentropy")], Nets.OneThread);
        byClass.Fit(x, y, new FitOptions { Epochs = 3, ClassWeight = new Dictionary<int, double> { [0] = 0.5, [1] = 3 } });
        bySample.Fit(x, y, new FitOptions { Epochs = 3, SampleWeight = weights });
        Assert.Equal(Nets.Weights(bySample), Nets.Weights(byClass));
    }

    [Fact]
    public void Class_weights_read_labels_and_one_hot_targets()
    {
        Assert.Equal([2, 0, 1], TargetClasses.Of(new[] { 2, 0, 1 })!);
        Assert.Equal([2, 0, 1], TargetClasses.Of(new[,] { { 0f, 0, 1 }, { 1, 0, 0 }, { 0, 1, 0 } })!);
        Assert.Equal([1, 0], TargetClasses.Of(new[,] { { 1.0 }, { 0.0 } })!);
        Assert.Null(TargetClasses.Of(new[,] { { 1.5 }, { 0.0 } }));
        Assert.Null(TargetClasses.Of(new[,] { { 1.0, 1.0 }, { 0.0, 1.0 } }));
    }

    [Fact]
    public void Weights_that_do_not_fit_are_refused()
    {
        var (x, y) = Nets.Points(10);
        var model = Nets.Classifier();
        model.Compile(new Sgd(), "binary_crossentropy");
        Assert.Contains("Class 1 has no weight: the class weights name 0.", Refused(new() { ClassWeight = new Dictionary<int, double> { [0] = 1 } }), StringComparison.Ordinal);
        Assert.Contains("one weight for each of 10 samples, got the shape [3]", Refused(new() { SampleWeight = new double[3] }), StringComparison.Ordinal);
        Assert.Contains("The weight of sample 2 needs to be a finite number, not negative.", Refused(new() { SampleWeight = new double[] { 1, 1, -1, 1, 1, 1, 1, 1, 1, 1 } }), StringComparison.Ordinal);

        string Refused(FitOptions options) => Assert.ThrowsAny<ArgumentException>(() => model.Fit(x, y, options)).Message;
    }

    [Fact]
    public void Evaluation_weighs_samples_over_all_chunks_together()
    {
        var (x, y) = Nets.Points(700);       // three chunks, the last one filled up
        var stream = new RandomStream(1, "weights");
        var weights = Enumerable.Range(0, 700).Select(_ => stream.NextDouble()).ToArray();
        var model = Nets.Classifier(type: DType.Float64);
        model.Compile(new Sgd(), [new("mse") { Metrics = ["accuracy", "roc_auc"] }], Nets.OneThread);
        var result = model.Evaluate(x, y, weights);
        var p = model.Predict(x);
        var loss = Enumerable.Range(0, 700).Sum(row => weights[row] * Math.Pow(p[row] - y[row], 2)) / 700;
        var accuracy = Enumerable.Range(0, 700).Sum(row => weights[row] * (p[row] > 0.5 == (y[row] == 1) ? 1 : 0)) / weights.Sum();
        Assert.Equal(loss, result.Loss, 1e-12);
        Assert.Equal(accuracy, result["accuracy"], 1e-12);
        var auc = new Descent.Metrics.RocAuc().Start();
        auc.Update(y, p, weights);
        Assert.Equal(auc.Result().Value, result["roc_auc"], 1e-12);
    }

    [Fact]
    public void Places_of_an_ignored_class_do_not_count_in_an_evaluation()
    {
        var x = new double[5, 2] { { 1, 0 }, { 0, 1 }, { 1, 1 }, { -1, 0.5 }, { 2, -1 } };
        TensorData y = new[] { 0, -1, 2, -1, 1 };
        var model = new Descent.Models.Sequential(new Descent.Layers.Input(2), new Descent.Layers.Dense(3, "softmax")) { DType = DType.Float64 };
        model.Compile(new Sgd(), [new(new SparseCategoricalCrossentropy(IgnoreClass: -1))], Nets.OneThread);
        var p = model.Predict(x);
        Assert.Equal(-(Math.Log(p[0]) + Math.Log(p[8]) + Math.Log(p[13])) / 3, model.Evaluate(x, y).Loss, 1e-12);
    }
}
