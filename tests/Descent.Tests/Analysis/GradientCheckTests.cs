using Descent.Analysis;
using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Regularizers;
using Descent.Tests.Laws;
using GradientCheck = Descent.Analysis.GradientCheck;

namespace Descent.Tests.Analysis;

public sealed class GradientCheckTests
{
    public static TheoryData<string> Layers => LayerLaws.Names;

    [Theory, MemberData(nameof(Layers))]
    public void Every_layer_passes_in_a_single_precision_model(string name)
    {
        var sample = LayerSamples.Table[name];
        LayerOutput[] inputs = [.. sample.ModelInputs().Select(input => input.Output)];
        var model = new Model(inputs, sample.Layer.Apply(inputs)) { Seed = 1 };
        var report = GradientCheck.Run(model, options: new() { Rows = 3, EntriesPerVariable = 20 });
        Assert.True(report.Passed, report.ToString());
        Assert.All(report.Variables.Where(variable => variable.Verdict != GradientVerdict.Unused), variable => Assert.True(variable.LargestRelativeDifference < 1e-6));
        Assert.Equal(DType.Float32, model.DType);
    }

    [Fact]
    public void A_convolutional_net_with_dropout_normalization_and_penalties_passes()
    {
        var model = new Sequential(new Input([8, 8, 1]), new Conv2D(4, 3, activation: "relu") { KernelRegularizer = new L2(0.01) }, new BatchNormalization(), new MaxPooling2D(2), new Flatten(),
            new Dropout(0.3), new Dense(8, "gelu"), new Dense(3, "softmax"));
        var report = GradientCheck.Run(model, new SparseCategoricalCrossentropy());
        Assert.True(report.Passed, report.ToString());
        Assert.Contains(report.Variables, variable => variable is { Path: "conv2d/kernel", Training: true, Kind: CheckedKind.Parameter, Layer: "conv2d", Checked: 36 });
        Assert.Contains(report.Variables, variable => variable is { Path: "batch_normalization/moving_mean", Training: true, Verdict: GradientVerdict.Unused });
        Assert.Contains(report.Variables, variable => variable is { Path: "batch_normalization/moving_mean", Training: false, Kind: CheckedKind.State, Checked: 4, Verdict: GradientVerdict.Passed });
        Assert.Contains(report.Variables, variable => variable.Kind == CheckedKind.Input && variable.Checked == 64);
    }

    [Fact]
    public void Masked_sequences_nested_and_shared_layers_pass()
    {
        var encoder = new Sequential(new Input([6], DType.Int32), new Embedding(9, 4, MaskZero: true), new LSTM(5)) { Name = "encoder" };
        var (left, right) = (new Input([6], DType.Int32), new Input([6], DType.Int32));
        var model = new Model([left, right], new Dense(1, "sigmoid").Apply(new Concatenate().Apply(encoder.Apply(left), encoder.Apply(right))));
        var report = GradientCheck.Run(model, new BinaryCrossentropy());
        Assert.True(report.Passed, report.ToString());
        Assert.Contains(report.Variables, variable => variable is { Path: "encoder/lstm/kernel", Layer: "encoder/lstm", Verdict: GradientVerdict.Passed });
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1.001)]
    [InlineData(1.00001)]
    [InlineData(0)]
    public void A_wrong_factor_is_found_in_its_layer(double factor)
    {
        var model = new Sequential(new Input(5), new Dense(4, "tanh"), new Dense(4), new WrongFactor(factor) { Name = "mine" }, new Dense(3, "tanh"), new Dense(1)) { Seed = 1 };
        var report = GradientCheck.Run(model);
        Assert.False(report.Passed);
        Assert.Equal(["mine", "mine"], report.FaultyLayers.Select(layer => layer.Path));
        Assert.Contains(report.FaultyLayers[0].Gradients, gradient => gradient.Path == "mine/scale");
        Assert.Contains(report.Variables, variable => variable is { Path: "dense/kernel", Verdict: GradientVerdict.Failed });
        Assert.Contains(report.Variables, variable => variable is { Path: "dense_2/kernel", Verdict: GradientVerdict.Passed });
        Assert.Contains("Faulty: \"mine\" (WrongFactor)", report.ToString());
    }

    [Fact]
    public void A_missing_term_is_found_in_its_layer()
    {
        var report = GradientCheck.Run(new Sequential(new Input(5), new Dense(4, "tanh"), new MissingTerm(), new Dense(2)) { Seed = 1 });
        Assert.Equal(["missing_term", "missing_term"], report.FaultyLayers.Select(layer => layer.Path));
    }

    [Fact]
    public void Two_faulty_layers_are_both_found_one_in_a_nested_model()
    {
        var inner = new Sequential(new Input(4), new Dense(4, "tanh"), new DeafBias()) { Name = "inner" };
        var report = GradientCheck.Run(new Sequential(new Input(4), inner, new Dense(3, "tanh"), new WrongFactor(2), new Dense(1)) { Seed = 1 });
        Assert.Equal(["inner/deaf_bias", "wrong_factor"], report.FaultyLayers.Where(layer => layer.Training).Select(layer => layer.Path));
        Assert.Equal(["inner/deaf_bias/bias"], report.FaultyLayers[0].Gradients.Select(gradient => gradient.Path));
    }

    [Fact]
    public void A_wrong_loss_is_found()
    {
        var report = GradientCheck.Run(new Sequential(new Input(3), new Dense(2)), new HalfSlope());
        Assert.Equal([("loss", "HalfSlope"), ("loss", "HalfSlope")], report.FaultyLayers.Select(layer => (layer.Path, layer.Kind)));
        var worst = report.Variables.First(variable => variable.Path == "dense/kernel").Worst!;
        Assert.Equal(worst.Numeric / 2, worst.Analytic, 6);
    }

    [Fact]
    public void At_a_kink_there_is_nothing_to_compare_with()
    {
        // Inputs of zero put every unit at ReLU's corner.
        var model = new Sequential(new Input(2), new Dense(3, "relu"), new Dense(1)) { Seed = 1 };
        var report = GradientCheck.Run(model, new float[2, 2], new float[2, 1] { { 1 }, { 2 } }, "mse");
        Assert.True(report.Passed, report.ToString());
        Assert.Contains(report.Variables, variable => variable is { Path: "dense/bias", Verdict: GradientVerdict.Kink, Checked: 3, Kinks: 3, Worst: null });
        Assert.Contains(report.Variables, variable => variable is { Path: "dense_1/bias", Verdict: GradientVerdict.Passed, Kinks: 0, LargestDifferenceAtKinks: 0 });
        Assert.Contains(report.Variables, variable => variable is { Path: "dense/bias", LargestAbsoluteDifference: 0, LargestDifferenceAtKinks: > 0.1 });
    }

    [Fact]
    public void A_wrong_rule_is_found_where_all_entries_lie_at_its_kink()
    {
        var wrong = new Activation(Descent.Activations.ActivationFunction.Of(x => x.Maximum(0).WithGradientOf(x.Maximum(0) * 2))) { Name = "mine" };
        var report = GradientCheck.Run(new Sequential(new Input(2), new Dense(3), wrong, new Dense(1)) { Seed = 1 }, new float[2, 2], new float[2, 1] { { 1 }, { 2 } }, "mse");
        Assert.False(report.Passed);
        Assert.Equal(["mine", "mine"], report.FaultyLayers.Select(layer => layer.Path));
    }

    [Fact]
    public void Beside_a_kink_a_wrong_gradient_is_still_wrong()
    {
        var near = new double[,] { { 4e-6 }, { 1 } };
        Report(new Activation("relu"), out var right);
        Assert.True(right.Passed, right.ToString());
        Assert.Equal((GradientVerdict.Kink, 1, 2), (right.Variables[0].Verdict, right.Variables[0].Kinks, right.Variables[0].Checked));
        Report(new Activation(Descent.Activations.ActivationFunction.Of(x => x.Maximum(0).WithGradientOf(x.Maximum(0) * -1))), out var wrong);
        Assert.Equal((GradientVerdict.Failed, 0), (wrong.Variables[0].Verdict, wrong.Variables[0].Kinks));

        void Report(Layer layer, out GradientCheckReport report) =>
            report = GradientCheck.Run(new Sequential(new Input(1), layer) { DType = DType.Float64 }, near, new double[,] { { 3 }, { 3 } }, "mse");
    }

    [Fact]
    public void A_bend_of_the_slope_alone_is_no_error()
    {
        // With y = 0 the loss is 0 on one side of ReLU's corner and a square on the other: the derivative is 0, its own derivative jumps.
        var model = new Sequential(new Input(3), new Dense(4, "relu"), new Dense(1)) { Seed = 1 };
        var report = GradientCheck.Run(model, new float[2, 3], new float[,] { { 0 }, { 1 } }, "mse");
        Assert.True(report.Passed, report.ToString());
        var wrong = GradientCheck.Run(new Sequential(new Input(3), new Dense(4, "relu"), new WrongFactor(1.001), new Dense(1)) { Seed = 1 }, new float[,] { { 0, 0, 0 }, { 1, 2, 3 } }, new float[,] { { 0 }, { 1 } }, "mse");
        Assert.False(wrong.Passed);
    }

    [Fact]
    public void The_model_is_left_as_it_was_and_equal_seeds_sample_equal_entries()
    {
        var model = new Sequential(new Input(30), new Dense(40, "tanh"), new BatchNormalization(), new Dense(1)) { Seed = 1 };
        var before = model.GetWeights();
        var reports = new[] { 1, 1, 2 }.Select(seed => GradientCheck.Run(model, options: new() { Seed = seed, EntriesPerVariable = 5 }).Variables[0]).ToArray();
        Assert.All(before, weight => Assert.Equal(weight.Value.ToDoubles(), model.GetWeights()[weight.Key].ToDoubles()));
        Assert.Equal(5, reports[0].Checked);
        Assert.Equal(reports[0], reports[1]);
        Assert.NotEqual(reports[0].Worst, reports[2].Worst);
    }

    [Fact]
    public void A_large_loss_is_not_mistaken_for_a_wrong_gradient()
    {
        var report = GradientCheck.Run(new Sequential(new Input(2), new Dense(1)), new double[,] { { 1e4, 2 }, { -3e4, 1 } }, new double[,] { { 1e6 }, { 3e6 } }, "mse");
        Assert.True(report.Passed, report.ToString());
    }

    [Fact]
    public void A_gradient_that_is_no_number_fails()
    {
        var model = new Sequential(new Input(1), new Activation(Descent.Activations.ActivationFunction.Of(x => x.Abs().Sqrt())));
        var report = GradientCheck.Run(model, new float[,] { { 0 } , { 1 } }, new float[,] { { 1 }, { 1 } }, "mse");
        Assert.False(report.Passed);
    }

    [Fact]
    public void Options_outside_their_range_are_errors()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientCheckOptions { Difference = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientCheckOptions { AbsoluteTolerance = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientCheckOptions { RelativeTolerance = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientCheckOptions { EntriesPerVariable = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientCheckOptions { Rows = 1 });
    }
}
