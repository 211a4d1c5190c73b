using Descent.Analysis.PreFlight;
using Descent.Graph;
using Descent.Initializers;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Schedules;
using Descent.Training;
using static Descent.Tests.Analysis.PreFlight.MadeTable;

namespace Descent.Tests.Analysis.PreFlight;

/// <summary>Each check of compiled models: where it speaks, and where it must not.</summary>
public class ModelCheckTests
{
    private const int Samples = 60;

    private const FindingSeverity Note = FindingSeverity.Note, Warning = FindingSeverity.Warning, Error = FindingSeverity.Error;

    private sealed record Case(string Check, string What, Func<(Model Model, TrainingData Data)> Make, FindingSeverity? Severity, string Says = "");

    private static readonly TensorData X = Matrix((row, column) => Noise($"x{column}", row));
    private static readonly TensorData Binary = Column(row => row % 2), Real = Column(row => Noise("y", row));
    private static readonly TensorData Labels = TensorData.From([.. Enumerable.Range(0, Samples).Select(row => row % 3)]);
    private static readonly TensorData OneHot = TensorData.From([.. Enumerable.Range(0, 3 * Samples).Select(i => i % 3 == i / 3 % 3 ? 1f : 0)], [Samples, 3]);

    private static readonly Case[] Cases =
    [
        new("non-finite", "NaN among the inputs", () => Of("sigmoid", 1, new BinaryCrossentropy(), Binary, Matrix((row, column) => row is 7 or 9 && column == 1 ? float.NaN : 0)), Error, "The input \"input\" holds NaN or infinity in rows 7, 9."),
        new("non-finite", "infinity among the targets", () => Of(null, 1, new MeanSquaredError(), Column(row => row == 3 ? double.PositiveInfinity : Noise("y", row))), Error, "hold NaN or infinity in row 3."),
        new("non-finite", "finite", () => Of(null, 1, new MeanSquaredError(), Real), null),

        new("label-range", "labels from 1", () => Of("softmax", 3, new SparseCategoricalCrossentropy(), Shifted(1)), Error, "has 3 units for the classes 0 .. 2, but the labels go from 1 to 3: rows 2, 5, 8, 11, 14, .. (20 in all)"),
        new("label-range", "more classes than units", () => Of("softmax", 2, new SparseCategoricalCrossentropy(), Labels), Error, "labels go from 0 to 2"),
        new("label-range", "-1 for padding", () => Of("softmax", 3, new SparseCategoricalCrossentropy(), Shifted(-1)), Error, "from -1 to 1"),
        new("label-range", "-1 that is ignored", () => Of("softmax", 3, new SparseCategoricalCrossentropy(IgnoreClass: -1), Shifted(-1)), null),
        new("label-range", "grades 0 .. 4 of heart with a sigmoid", () => Of("sigmoid", 1, new BinaryCrossentropy(), Column(row => row % 5)), Error, "BinaryCrossentropy takes targets of 0 .. 1; rows 2, 3, 4, 7, 8, .. (36 in all)"),
        new("label-range", "rows that are no shares", () => Of("softmax", 3, new CategoricalCrossentropy(), OfOutput(3, (row, _) => row == 4 ? 1 : 1 / 3.0)), Error, "those of row 4 of"),
        new("label-range", "soft shares", () => Of("softmax", 3, new CategoricalCrossentropy(), OfOutput(3, (_, _) => 1 / 3.0)), null),
        new("label-range", "hinge with 2", () => Of("tanh", 1, new Hinge(), Column(row => row == 2 ? 2 : row % 2)), Error, "row 2 of"),
        new("label-range", "counts below 0", () => Of("exponential", 1, new Poisson(), Real), Error, "0 and above"),
        new("label-range", "a percentage of 0", () => Of(null, 1, new MeanAbsolutePercentageError(), Binary), Error, "other than 0"),
        new("label-range", "0 and 1", () => Of("sigmoid", 1, new BinaryCrossentropy(), Binary), null),
        new("label-range", "labels of the classes", () => Of("softmax", 3, new SparseCategoricalCrossentropy(), Labels), null),

        new("output-loss", "softmax twice", () => Of("softmax", 3, new SparseCategoricalCrossentropy(FromLogits: true), Labels), Warning, "ends in softmax, and SparseCategoricalCrossentropy with FromLogits applies softmax to it once more"),
        new("output-loss", "softmax as a layer, twice", () => Compiled(new CategoricalCrossentropy(FromLogits: true), OneHot, X, new Dense(3), new Descent.Layers.Softmax()), Warning, "once more"),
        new("output-loss", "softmax within another model, twice", () => Compiled(new CategoricalCrossentropy(FromLogits: true), OneHot, X, new Sequential(new Input(2), new Dense(3, "softmax"))), Warning, "once more"),
        new("output-loss", "sigmoid twice", () => Of("sigmoid", 1, new BinaryCrossentropy(FromLogits: true), Binary), Warning, "applies sigmoid to it once more"),
        new("output-loss", "logits cut off", () => Of("relu", 3, new SparseCategoricalCrossentropy(FromLogits: true), Labels), Warning, "ends in relu, which is bounded"),
        new("output-loss", "sigmoid for classes", () => Of("sigmoid", 3, new CategoricalCrossentropy(), OneHot), Warning, "one probability for each unit by itself"),
        new("output-loss", "linear for classes", () => Of(null, 3, new SparseCategoricalCrossentropy(), Labels), Warning, "ends in linear, and SparseCategoricalCrossentropy takes its values for probabilities"),
        new("output-loss", "linear for two classes", () => Of(null, 1, new BinaryCrossentropy(), Binary), Warning, "cut off at 0 and 1"),
        new("output-loss", "tanh for two classes", () => Of("tanh", 1, new BinaryCrossentropy(), Binary), Warning, "ends in tanh"),
        new("output-loss", "softmax with questions", () => Of("softmax", 3, new BinaryCrossentropy(), OneHot), Warning, "shares of 3 classes"),
        new("output-loss", "softmax of one unit", () => Of("softmax", 1, new BinaryCrossentropy(), Binary), Error, "softmax over one unit, which is always 1"),
        new("output-loss", "one unit for labels", () => Of("sigmoid", 1, new SparseCategoricalCrossentropy(), TensorData.From(new int[Samples])), Error, "is 0 whatever the weights are"),
        new("output-loss", "hinge of sigmoid", () => Of("sigmoid", 1, new Hinge(), Binary), Warning, "wants values below 0"),
        new("output-loss", "the logarithm of any number", () => Of(null, 1, new Poisson(), Binary), Warning, "takes their logarithm"),
        new("output-loss", "softmax", () => Of("softmax", 3, new SparseCategoricalCrossentropy(), Labels), null),
        new("output-loss", "logits of classes", () => Of(null, 3, new SparseCategoricalCrossentropy(FromLogits: true), Labels), null),
        new("output-loss", "log-softmax as logits", () => Of("log_softmax", 3, new SparseCategoricalCrossentropy(FromLogits: true), Labels), null),
        new("output-loss", "sigmoid", () => Of("sigmoid", 1, new BinaryCrossentropy(), Binary), null),
        new("output-loss", "logits of two classes", () => Of(null, 1, new BinaryCrossentropy(FromLogits: true), Binary), null),
        new("output-loss", "several questions", () => Of("sigmoid", 3, new BinaryCrossentropy(), OneHot), null),
        new("output-loss", "hinge of tanh", () => Of("tanh", 1, new Hinge(), Binary), null),
        new("output-loss", "numbers", () => Of(null, 1, new MeanSquaredError(), Real), null),

        new("labels-as-numbers", "two classes, linear", () => Of(null, 1, new MeanSquaredError(), Binary), Warning, "look like two classes, 0 and 1, and MeanSquaredError takes them for numbers"),
        new("labels-as-numbers", "two classes, sigmoid", () => Of("sigmoid", 1, new MeanSquaredError(), Binary), Note, "two classes"),
        new("labels-as-numbers", "labels", () => Of(null, 1, new MeanAbsoluteError(), Labels.Reshape([Samples, 1])), Warning, "the classes 0 .. 2, as whole numbers"),
        new("labels-as-numbers", "one-hot rows", () => Of("softmax", 3, new MeanSquaredError(), OneHot), Note, "one-hot rows of 3 classes"),
        new("labels-as-numbers", "numbers", () => Of(null, 1, new MeanSquaredError(), Real), null),
        new("labels-as-numbers", "counts", () => Of(null, 1, new MeanSquaredError(), TensorData.From([.. Enumerable.Range(0, Samples).Select(row => row / 2)], [Samples, 1])), null),
        new("labels-as-numbers", "labels for a loss of labels", () => Of("softmax", 3, new SparseCategoricalCrossentropy(), Labels), null),

        new("target-reach", "large numbers from sigmoid", () => Of("sigmoid", 1, new MeanSquaredError(), Real), Warning, "ends in sigmoid, which gives 0 to 1, and "),
        new("target-reach", "negative numbers from relu", () => Of("relu", 1, new MeanAbsoluteError(), Real), Warning, "ends in relu"),
        new("target-reach", "numbers from tanh that fit", () => Of("tanh", 1, new MeanSquaredError(), Column(row => Math.Tanh(Noise("y", row)))), null),
        new("target-reach", "any numbers", () => Of(null, 1, new MeanSquaredError(), Real), null),

        new("input-scale", "ages and incomes", () => Of("sigmoid", 1, new BinaryCrossentropy(), Binary, Matrix((row, column) => column == 0 ? 20 + row : 40_000 + 100 * row)), Warning, "2 of 2 features of \"input\" have a root mean square above 10 ([1] 42985, [0] 52.442)"),
        new("input-scale", "metres of bacteria", () => Of("sigmoid", 1, new BinaryCrossentropy(), Binary, Matrix((row, column) => column == 0 ? 1e-6 * row : Noise("x", row))), Warning, "1 of 2 features of \"input\" stay below 0.01 ([0] 5.9e-05)"),
        new("input-scale", "pixels", () => Compiled(new SparseCategoricalCrossentropy(), Labels, Pixels(), new Input([4, 4, 1]), new Flatten(), new Dense(3, "softmax")), Warning, "root mean square above 10"),
        new("input-scale", "pixels that are rescaled", () => Compiled(new SparseCategoricalCrossentropy(), Labels, Pixels(), new Rescaling(1 / 255.0), new Flatten(), new Dense(3, "softmax")), null),
        new("input-scale", "pixels that are rescaled in another model", () => Compiled(new SparseCategoricalCrossentropy(), Labels, Pixels(), new Sequential(new Input([4, 4, 1]), new Rescaling(1 / 255.0)), new Flatten(), new Dense(3, "softmax")), null),
        new("input-scale", "normalised within", () => Compiled(new BinaryCrossentropy(), Binary, Matrix((row, _) => 100 * row), new BatchNormalization(), new Dense(1, "sigmoid")), null),
        new("input-scale", "ids", () => Compiled(new BinaryCrossentropy(), Binary, TensorData.From([.. Enumerable.Range(0, 2 * Samples)], [Samples, 2]), new Embedding(120, 3), new Flatten(), new Dense(1, "sigmoid")), null),
        new("input-scale", "a rare category, one-hot", () => Of("sigmoid", 1, new BinaryCrossentropy(), Binary, Matrix((row, column) => row == 0 && column == 0 ? 1 : 0)), null),
        new("input-scale", "standardised", () => Of("sigmoid", 1, new BinaryCrossentropy(), Binary), null),

        new("target-scale", "prices", () => Of(null, 1, new MeanSquaredError(), Column(row => 200_000 + 1000 * row)), Warning, "root mean square 230"),
        new("target-scale", "standardised", () => Of(null, 1, new MeanSquaredError(), Real), null),
        new("target-scale", "labels", () => Of("softmax", 3, new SparseCategoricalCrossentropy(), Labels), null),

        new("initial-loss", "first weights too large", () => Compiled(new SparseCategoricalCrossentropy(), Labels, X, new Dense(3, "softmax") { KernelInitializer = new RandomNormal(0, 30) }), Warning, "a network that knows nothing has about ln 3 = 1.099"),
        new("initial-loss", "two classes, first weights too large", () => Compiled(new BinaryCrossentropy(FromLogits: true), Binary, X, new Dense(1) { KernelInitializer = new RandomNormal(0, 30) }), Warning, "about ln 2 = 0.6931"),
        new("initial-loss", "numbers, a bias far off", () => Compiled(new MeanSquaredError(), Real, X, new Dense(1) { BiasInitializer = new Constant(9) }), Warning, "about the variance of the targets"),
        new("initial-loss", "a loss that overflows", () => Compiled(new MeanSquaredError(), Real, X, new Dense(1) { BiasInitializer = new Constant(1e30) }), Error, "before the first step is"),
        new("initial-loss", "classes", () => Of("softmax", 3, new SparseCategoricalCrossentropy(), Labels), null),
        new("initial-loss", "a large penalty, which is none of the data's loss", () => Compiled(new SparseCategoricalCrossentropy(), Labels, X, new Dense(3, "softmax") { KernelRegularizer = new Descent.Regularizers.L2(100) }), null),
        new("initial-loss", "a model that was trained", () => Trained(), null),

        new("overfit-batch", "equal inputs with different targets", () => Of("sigmoid", 1, new BinaryCrossentropy(), Binary, Matrix((_, _) => 1)), Warning, "Trained on 16 rows alone for 300 steps"),
        new("overfit-batch", "dead units", () => Compiled(new MeanSquaredError(), Real, X, new Dense(8, "relu") { BiasInitializer = new Constant(-100) }, new Dense(1)), Warning, "was to be expected"),
        new("overfit-batch", "a rate far too low", () => Of("sigmoid", 1, new BinaryCrossentropy(), Told(), optimizer: new Sgd(1e-6)), Warning, "with Sgd at 1e-06, and to 0.1"),
        new("overfit-batch", "what can be learned", () => Of("sigmoid", 1, new BinaryCrossentropy(), Told()), Note, "Trained on 16 rows alone, the loss went from "),
        new("overfit-batch", "a warm-up of a thousand steps", () => Of("sigmoid", 1, new BinaryCrossentropy(), Told(), optimizer: new Adam(new LinearWarmup(0, 0.01, 1000))), Note, "Adam at 0.01"),
        new("overfit-batch", "dropout", () => Compiled(new BinaryCrossentropy(), Told(), X, new Dense(32, "relu"), new Dropout(0.5), new Dense(1, "sigmoid")), Note),
        new("overfit-batch", "classes", () => Compiled(new SparseCategoricalCrossentropy(), Labels, X, new Dense(32, "relu"), new Dense(32, "relu"), new Dense(3, "softmax")), Note),
        new("overfit-batch", "smoothed labels, whose floor is not 0", () => Of("sigmoid", 1, new BinaryCrossentropy(LabelSmoothing: 0.3), Told()), Note),
    ];

    public static TheoryData<int, string> CaseNumbers => [.. Cases.Select((item, i) => (i, $"{item.Check}: {item.What}"))];

    public static TheoryData<string> Checks => [.. PreFlightChecks.OfModels.Select(check => check.Name)];

    [Theory, MemberData(nameof(CaseNumbers))]
    public void It_speaks_where_it_should_and_nowhere_else(int number, string name)
    {
        var item = Cases[number];
        var (model, data) = item.Make();
        var findings = model.Check(data, new() { OverfitsBatch = item.Check == "overfit-batch" }).Where(finding => finding.Check == item.Check).ToArray();
        if (item.Severity is null)
        {
            Assert.Empty(findings);
            return;
        }
        var finding = Assert.Single(findings);
        Assert.True(finding.Severity == item.Severity, $"{name}: {finding}");
        Assert.True(finding.Evidence.Contains(item.Says, StringComparison.Ordinal), $"{name}: {finding}");
        Assert.EndsWith(".", finding.Remedy, StringComparison.Ordinal);
    }

    // Without being asked the check of a batch says nothing, so that its quiet case is any other check's.
    [Theory, MemberData(nameof(Checks))]
    public void Every_check_has_a_case_of_both_kinds(string check)
    {
        Assert.Contains(Cases, item => item.Check == check && item.Severity is Warning or Error);
        Assert.Contains(Cases, item => item.Check == check && item.Severity is null or Note);
    }

    [Fact]
    public void Labels_from_one_are_told_how_to_begin_at_zero()
    {
        var (model, data) = Of("softmax", 3, new SparseCategoricalCrossentropy(), Shifted(1));
        var finding = Assert.Single(model.Check(data));
        Assert.Equal("They count from 1: subtract 1.", finding.Remedy);
        Assert.Equal(20, finding.Rows.Count);
        Assert.Throws<ArgumentException>(() => model.Fit(data.X[0], data.Y[0]));      // it stays an error
    }

    [Fact]
    public void A_model_is_as_before_after_its_checks()
    {
        var (model, data) = Compiled(new BinaryCrossentropy(), Told(), X, new Dense(8, "relu"), new BatchNormalization(), new Dropout(0.2), new Dense(1, "sigmoid"));
        var (other, _) = Compiled(new BinaryCrossentropy(), Told(), X, new Dense(8, "relu"), new BatchNormalization(), new Dropout(0.2), new Dense(1, "sigmoid"));
        model.Fit(data, new() { Epochs = 2 });
        other.Fit(data, new() { Epochs = 2 });
        var before = Fingerprint.Of(model);
        Assert.Contains(model.Check(data, new() { OverfitsBatch = true }), finding => finding.Check == "overfit-batch");
        Assert.Equal(before, Fingerprint.Of(model));

        // Also what is trained afterwards: slots, counters and masks are those of a model that was never checked.
        model.Fit(data, new() { Epochs = 2 });
        other.Fit(data, new() { Epochs = 2 });
        Assert.Equal(Fingerprint.Of(other), Fingerprint.Of(model));
    }

    [Fact]
    public void A_model_of_several_outputs_is_checked_at_each()
    {
        var input = new Input(2);
        var model = new Model(input, [new Dense(3, "sigmoid") { Name = "kind" }.Apply(input), new Dense(1) { Name = "price" }.Apply(input)]);
        model.Compile(new Adam(), [new(new SparseCategoricalCrossentropy()), new(new MeanSquaredError())]);
        var findings = model.Check(new([X], [Labels, Column(row => 1000 * row)]));
        Assert.Equal([("output-loss", "kind"), ("target-scale", "price")], findings.Select(finding => (finding.Check, finding.Columns[0])));
    }

    [Fact]
    public void A_model_that_is_not_compiled_says_so() =>
        Assert.Throws<InvalidOperationException>(() => new Sequential(new Input(2), new Dense(1)).Check(X, Real));

    [Fact]
    public void Data_that_does_not_fit_is_the_error_of_Fit()
    {
        var (model, data) = Of(null, 1, new MeanSquaredError(), Real);
        Assert.Empty(model.Check(data));
        Assert.Throws<ShapeException>(() => model.Check(TensorData.Zeros(DType.Float32, [Samples, 5]), Real));
        Assert.Throws<ShapeException>(() => model.Check(new TrainingData([X], [Real, Real])));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CheckOptions { OverfitSteps = 0 });
    }

    private static (Model, TrainingData) Of(string? activation, int units, Loss loss, TensorData y, TensorData? x = null, Optimizer? optimizer = null) =>
        Compiled(loss, y, x ?? X, optimizer, new Dense(16, "relu"), new Dense(units, activation is null ? null : (Descent.Activations.ActivationFunction)activation));

    private static (Model, TrainingData) Compiled(Loss loss, TensorData y, TensorData x, params Layer[] layers) => Compiled(loss, y, x, null, layers);

    private static (Model, TrainingData) Compiled(Loss loss, TensorData y, TensorData x, Optimizer? optimizer, params Layer[] layers)
    {
        var model = new Sequential(layers) { Seed = 3 };
        model.Compile(optimizer ?? new Adam(0.01), loss);
        return (model, new(x, y));
    }

    private static (Model, TrainingData) Trained()
    {
        var (model, data) = Of("sigmoid", 1, new BinaryCrossentropy(), Told());
        model.Fit(data, new() { Epochs = 50 });
        return (model, data);
    }

    /// <summary>A class that the inputs tell.</summary>
    private static TensorData Told() => Column(row => Noise("x0", row) > 0 ? 1 : 0);

    private static TensorData Shifted(int by) => TensorData.From([.. Enumerable.Range(0, Samples).Select(row => row % 3 + by)]);

    private static TensorData Pixels() => TensorData.From([.. Enumerable.Range(0, 16 * Samples).Select(i => (byte)(i * 37))], [Samples, 4, 4, 1]);

    private static TensorData Column(Func<int, double> value) => OfOutput(1, (row, _) => value(row));

    private static TensorData Matrix(Func<int, int, double> value) => OfOutput(2, value);

    private static TensorData OfOutput(int width, Func<int, int, double> value) =>
        TensorData.From([.. Enumerable.Range(0, Samples * width).Select(i => (float)value(i / width, i % width))], [Samples, width]);
}
