#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs
#:include shared/Engine.cs

// Batch normalization: mean 0 and variance 1 for each feature or channel, by the batch in training, by running averages in inference. Deep nets then learn faster.
// prints: By hand equals the layer to 1e-12: features True, channels True
// prints: In training a row's output depends on its batch, in inference it does not: True
// prints: Running averages end within 5 % of the data's moments: True
// prints: Normalized, a deep sigmoid net learns at every rate, plain at none: True

using Descent.Data;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;
using Descent.Training.Callbacks;

// 1. What is normalized over which axes. Features: a mean over the rows. Channels of images: a mean over images, heights and widths.
double[,] rows = { { 1, 10 }, { 2, 10 }, { 3, 30 }, { 6, 70 } };
var byHand = Columns(rows, column => column.Select(v => (v - column.Average()) / Math.Sqrt(Variance(column) + 1e-3)));
Console.WriteLine("Four rows of two features, and normalized: (x − mean) / √(variance + 0.001)");
for (var i = 0; i < 4; i++) Console.WriteLine($"  {rows[i, 0],3} {rows[i, 1],4}   {byHand[i, 0],7:0.0000} {byHand[i, 1],7:0.0000}");
var features = Normalize(TensorData.From(rows), training: true);
// The same eight numbers as two images of 1 × 2 pixels and two channels: again two means, now over 2 images × 1 × 2 pixels.
var channels = Normalize(TensorData.From([.. rows.Cast<double>()], [2, 1, 2, 2]), training: true);
double[] expected = [.. byHand.Cast<double>()];
Console.WriteLine($"By hand equals the layer to 1e-12: features {Gap(features, expected) < 1e-12}, channels {Gap(channels, expected) < 1e-12}");

// 2. Training against inference: the first row beside other rows, and alone with the running averages.
double[,] others = { { 1, 10 }, { 0, 0 } };
var (here, there) = (features[0], Normalize(TensorData.From(others), training: true)[0]);
var (still, same) = (Normalize(TensorData.From(rows), training: false)[0], Normalize(TensorData.From(others), training: false)[0]);
Console.WriteLine($"The first row's first feature: in training {here:0.000} in one batch, {there:0.000} in another; in inference {still:0.000} and {same:0.000}");
Console.WriteLine($"In training a row's output depends on its batch, in inference it does not: {here != there && still == same}");

// 3. The running averages start at mean 0, variance 1 and follow the batches: momentum · old + (1 − momentum) · the batch's.
var random = new RandomStream(3, "data");
double[] data = [.. Enumerable.Range(0, 2048).Select(_ => 5 + 2 * random.NextNormal())];
var averaged = Float64([new Input(1), new BatchNormalization(Momentum: 0.95), new Dense(1)]);
averaged.Compile(new Sgd(0), "mse");
var (means, variances) = (new List<double>(), new List<double>());
averaged.Fit(TensorData.From(data, [data.Length, 1]), TensorData.From(data), new FitOptions
{
    Epochs = 2,
    Callbacks = [new LambdaCallback(onBatchEnd: _ =>
    {
        means.Add(State(averaged, "moving_mean"));
        variances.Add(State(averaged, "moving_variance"));
    })],
});
Console.WriteLine($"Data: mean {data.Average():0.000}, variance {Variance(data):0.000}; running averages after {means.Count} batches {means[^1]:0.000}, {variances[^1]:0.000}");
Console.WriteLine($"Running averages end within 5 % of the data's moments: {Math.Abs(means[^1] / data.Average() - 1) < 0.05 && Math.Abs(variances[^1] / Variance(data) - 1) < 0.05}");

// 4. Speed: eight sigmoid layers on digits, at four learning rates, plain and normalized.
var digits = Datasets.Load("digits");
var split = digits.Split(validation: 0, test: 0.2, seed: 1);
var pipeline = digits.Fit(split.Train);
var (x, y) = (pipeline.Features(digits.Table, split.Train), pipeline.Target(digits.Table, split.Train));
var (testX, testY) = (pipeline.Features(digits.Table, split.Test), pipeline.Target(digits.Table, split.Test));
var picture = new Picture("Batch normalization", columns: 3);
picture.Panel("Running averages", "batch", "").Line(means, "mean").Line(variances, "variance").Line([0, means.Count - 1.0], [data.Average(), data.Average()], "of all data", 7).Line([0, means.Count - 1.0], [Variance(data), Variance(data)], colour: 7);
var speed = picture.Panel("Eight sigmoid layers: training loss at rate 0.3", "epoch", "loss");
double[] rates = [0.03, 0.1, 0.3, 1];
var accuracy = new Dictionary<bool, double[]>();
Console.WriteLine($"Test accuracy after 8 epochs, by learning rate: {string.Join("  ", rates.Select(rate => $"{rate,5}"))}");
foreach (var normalized in new[] { false, true })
{
    accuracy[normalized] = [.. rates.Select(rate => Train(rate, normalized))];
    Console.WriteLine($"{(normalized ? "normalized" : "plain"),46}: {string.Join("  ", accuracy[normalized].Select(a => $"{a:0.000}"))}");
}
Console.WriteLine($"Normalized, a deep sigmoid net learns at every rate, plain at none: {accuracy[true].Min() > 0.85 && accuracy[false].Max() < 0.2}");
picture.Panel("Test accuracy by learning rate", "learning rate", "accuracy").LogX().YRange(0, 1).Line(rates, accuracy[false], "plain", 0).Line(rates, accuracy[true], "normalized", 1);
picture.Save("batch-normalization");

double Train(double rate, bool normalize)
{
    var hidden = Enumerable.Range(0, 8).SelectMany(_ => normalize
        ? new Layer[] { new Dense(32, UseBias: false), new BatchNormalization(Momentum: 0.9), new Activation("sigmoid") }
        : [new Dense(32, "sigmoid")]);
    var model = new Sequential([new Input(pipeline.InputCount), .. hidden, new Dense(10, "softmax")]) { Seed = 1 };
    model.Compile(new Sgd(rate), "sparse_categorical_crossentropy", "accuracy");
    var history = model.Fit(x, y, epochs: 8);
    if (rate == 0.3) speed.Line(history["loss"], normalize ? "normalized" : "plain", normalize ? 1 : 0);
    return model.Evaluate(testX, testY)["accuracy"];
}

static double[] Normalize(TensorData x, bool training)
{
    var model = Float64([new Input([.. x.Shape.Skip(1)]), new BatchNormalization()]);
    return Engine.Compute(model.Build(model.OpenScope(training), [Engine.Constant(x)])[0])[0].ToDoubles();
}

static Sequential Float64(Layer[] layers) => new(layers) { DType = DType.Float64 };
static double State(Model model, string name) => model.Variables.Single(variable => variable.Path.EndsWith(name, StringComparison.Ordinal)).Variable.Read()[0];
static double Variance(IReadOnlyCollection<double> values) => values.Average(v => v * v) - Math.Pow(values.Average(), 2);
static double Gap(double[] a, double[] b) => a.Zip(b, (p, q) => Math.Abs(p - q)).Max();

static double[,] Columns(double[,] values, Func<double[], IEnumerable<double>> each)
{
    var result = new double[values.GetLength(0), values.GetLength(1)];
    for (var j = 0; j < values.GetLength(1); j++)
        foreach (var (i, value) in each([.. Enumerable.Range(0, values.GetLength(0)).Select(i => values[i, j])]).Index()) result[i, j] = value;
    return result;
}
