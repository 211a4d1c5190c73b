using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Tests.Training;

/// <summary>Data that a model cannot learn from: found before training where that is possible, and always said in words.</summary>
public class DataErrorTests
{
    [Theory]
    [InlineData(3, "0 .. 2 for SparseCategoricalCrossentropy, got 3 in row 2")]
    [InlineData(-1, "got -1 in row 2")]
    [InlineData(1.5, "got 1.5 in row 2")]
    [InlineData(4294967297, "got 4294967297 in row 2")]
    public void A_label_that_is_no_class_is_an_error_before_training(double label, string message)
    {
        var model = Multiclass("sparse_categorical_crossentropy");
        double[] labels = [0, 1, label, 2];
        var before = Nets.Weights(model);
        foreach (Action use in new Action[] { () => model.Fit(X(4), labels), () => model.TrainOnBatch(X(4), labels), () => model.Evaluate(X(4), labels) })
        {
            var error = Assert.Throws<ArgumentException>(use);
            Assert.Contains(message, error.Message, StringComparison.Ordinal);
            Assert.Contains("dense", error.Message, StringComparison.Ordinal);
        }
        Assert.Equal(before, Nets.Weights(model));
    }

    [Theory]
    [InlineData("binary_crossentropy", -1, "got -1 in row 1, column 0")]
    [InlineData("binary_focal_crossentropy", 1.5, "got 1.5 in row 1, column 0")]
    [InlineData("binary_crossentropy", 2, "write the classes as 0 and 1")]
    public void A_binary_target_that_is_no_probability_is_an_error_before_training(string loss, double target, string message)
    {
        var model = Nets.Classifier();
        model.Compile(new Adam(), loss);
        double[] targets = [0.5, target, 1];
        var before = Nets.Weights(model);
        foreach (Action use in new Action[] { () => model.Fit(X(3), targets), () => model.TrainOnBatch(X(3), targets), () => model.Evaluate(X(3), targets), () => model.Fit(X(2), new double[] { 0, 1 }, validationData: new(X(3), targets)) })
            Assert.Contains(message, Assert.Throws<ArgumentException>(use).Message, StringComparison.Ordinal);
        Assert.Equal(before, Nets.Weights(model));
    }

    [Theory]
    [InlineData("binary_crossentropy", 1)]
    [InlineData("sparse_categorical_crossentropy", 2)]
    public void Targets_of_minus_one_at_padding_are_refused_with_the_remedy(string loss, int units)
    {
        var model = new Sequential(new Input([3, 2]), new Masking(), new Dense(units, "softmax"));
        model.Compile(new Adam(), loss);
        var (x, y) = (TensorData.From([1.0, 2, 3, 4, 0, 0], [1, 3, 2]), TensorData.From([1.0, 0, -1], [1, 3, 1]));
        Assert.Contains("where it stands at a padded step, pad with 0 instead", Assert.Throws<ArgumentException>(() => model.TrainOnBatch(x, y)).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("padded", Assert.Throws<ArgumentException>(() => Multiclass("sparse_categorical_crossentropy").TrainOnBatch(X(4), new[] { 0, -1, 2, 1 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_without_an_axis_is_refused_when_the_model_is_compiled_unless_the_loss_takes_it()
    {
        var model = new Sequential(new Input(1), new Reshape([]) { Name = "bare" });
        var error = Assert.Throws<ShapeException>(() => model.Compile(new Adam(), "mse"));
        Assert.Contains("The output \"bare\" of the model", error.Message, StringComparison.Ordinal);
        Assert.Contains("put a Reshape([1]) behind it", error.Message, StringComparison.Ordinal);
        model.Compile(new Adam(), Loss.Of((yTrue, yPred) => (yTrue - yPred).Square()));
        Assert.Equal(2.5, model.Evaluate(new[,] { { 1.0 }, { 2 } }, new[] { 0.0, 0 }).Loss);
    }

    [Fact]
    public void An_ignored_class_is_a_label()
    {
        var model = Multiclass(new SparseCategoricalCrossentropy(IgnoreClass: -1));
        Assert.True(double.IsFinite(model.TrainOnBatch(X(4), new[] { 0, -1, 2, 1 }).Loss));
    }

    [Fact]
    public void Labels_given_as_numbers_are_classes_to_weights_and_splits()
    {
        var model = Multiclass("sparse_categorical_crossentropy");
        var labels = Enumerable.Range(0, 30).Select(row => (float)(row % 3)).ToArray();
        var weights = new Dictionary<int, double> { [0] = 1, [1] = 2, [2] = 1 };
        Assert.Contains("val_loss", model.Fit(X(30), labels, new FitOptions { ClassWeight = weights, ValidationSplit = 0.2 }).Names);
    }

    [Fact]
    public void Whole_numbers_that_do_not_repeat_are_split_like_any_numbers()
    {
        var model = Nets.Linear();
        model.Compile(new Adam(), "mse");
        var history = model.Fit(X(20), Enumerable.Range(0, 20).ToArray(), validationSplit: 0.2);
        Assert.Contains("val_loss", history.Names);
    }

    [Fact]
    public void One_sample_cannot_be_split()
    {
        var model = Nets.Linear();
        model.Compile(new Adam(), "mse");
        Assert.Contains("at least 2 samples, got 1", Assert.Throws<ArgumentException>(() => model.Fit(X(1), new[] { 1.0 }, validationSplit: 0.2)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "NaN in row 3 of the input \"input\"")]
    [InlineData(false, "NaN in row 3 of the targets of the output \"dense\"")]
    public void A_loss_that_is_NaN_because_of_the_data_says_where_the_data_is(bool inInputs, string message)
    {
        var model = Nets.Linear();
        model.Compile(new Adam(), "mse");
        var (x, y) = (X(5), TensorData.From(new double[5]));
        (inInputs ? x : y).Span<double>()[inInputs ? 7 : 3] = double.NaN;
        Assert.Contains(message, model.Fit(x, y).StopReason!.ToString(), StringComparison.Ordinal);
        Assert.Contains(message, model.Fit(X(5), TensorData.From(new double[5]), validationData: new(x, y)).StopReason!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_sample_without_the_first_axis_and_a_scalar_are_explained()
    {
        var model = Nets.Linear();
        Assert.Contains("reshape a single sample to [1, 2]", Assert.Throws<ShapeException>(() => model.Predict(new[] { 1.0, 2.0 })).Message, StringComparison.Ordinal);
        Assert.Contains("Float64[]", Assert.Throws<ShapeException>(() => model.Predict(TensorData.From([1.0], Shape.Scalar))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Large_whole_numbers_keep_their_value_as_targets()
    {
        var model = Nets.Linear();
        model.Compile(new Sgd(0), "mse");
        Assert.InRange(model.Evaluate(X(2), TensorData.From([3_000_000_000, 3_000_000_000L])).Loss, 8e18, 1e19);
    }

    [Fact]
    public void Sample_weights_have_one_axis()
    {
        var model = Nets.Linear();
        model.Compile(new Adam(), "mse");
        var error = Assert.Throws<ShapeException>(() => model.Fit(X(2), new[] { 1.0, 2.0 }, new FitOptions { SampleWeight = new double[2, 1] }));
        Assert.Contains("Sample weights need the shape [2]", error.Message, StringComparison.Ordinal);
    }

    private static Sequential Multiclass(Loss loss)
    {
        var model = new Sequential(new Input(2), new Dense(3, "softmax")) { DType = DType.Float64 };
        model.Compile(new Adam(), loss);
        return model;
    }

    private static TensorData X(int rows) => TensorData.From([.. Enumerable.Range(0, rows * 2).Select(i => i / 10.0)], [rows, 2]);

    [Theory]
    [InlineData(4, 3)]
    [InlineData(1, 4)]
    [InlineData(300, 1)]
    public void Inputs_of_different_lengths_are_an_error_that_counts_them(int first, int second)
    {
        var (a, b) = (new Descent.Layers.Input(2), new Descent.Layers.Input(2));
        var model = new Model([a, b], new Descent.Layers.Add().Apply(a, b));
        var error = Assert.Throws<ShapeException>(() => model.Predict([TensorData.Zeros(DType.Float32, [first, 2]), TensorData.Zeros(DType.Float32, [second, 2])]));
        Assert.Contains($"equal numbers of samples, got {first} for", error.Message, StringComparison.Ordinal);
    }
}
