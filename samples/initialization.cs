#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs
#:include shared/Engine.cs
#:include shared/Images.cs

// How weights start decides what a deep net can learn: equal weights stay equal for ever, too wide ones saturate, too narrow ones fall silent.
// prints: Zero and constant starts: largest difference between units 0: True
// prints: Xavier learns, and its narrowest layer keeps more of the activations' spread than that of uniform ±1/√n: True

using Descent.Graph;
using Descent.Initializers;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

const int depth = 4, units = 64;
var images = Images.Load();
var (x, y, testX, testY) = (images.Rows(images.X), images.Y, images.Rows(images.TestX), images.TestY);
int[] looked = [.. Enumerable.Range(0, Math.Min(1000, testX.Rows))];
Console.WriteLine($"{images.Name}: {x.Rows} images train, {testX.Rows} test.");

(string Name, Initializer Start)[] starts =
[
    ("zero", new Zeros()), ("constant 0.1", new Constant(0.1)), ("N(0, 1)", new RandomNormal(0, 1)),
    ("uniform ±1/√n", new VarianceScaling(1.0 / 3, FanMode.FanIn, ScalingDistribution.Uniform)), ("Xavier", new GlorotUniform()), ("He", new HeNormal()),
];
var picture = new Picture($"{images.Name}, {depth} tanh layers of {units}: after 4 epochs, by start", columns: 4);
var results = new Dictionary<string, (double Difference, double Accuracy, double[] Spread)>();
Console.WriteLine($"{"",-14}units differ by  accuracy   activations' spread by layer   gradients' spread by layer");
foreach (var (name, start) in starts)
{
    Layer[] hidden = [.. Enumerable.Range(0, depth).Select(_ => new Dense(units, "tanh") { KernelInitializer = start })];
    var model = new Sequential([new Input(x.Shape[1]), .. hidden, new Dense(10, "softmax") { KernelInitializer = start }]) { Seed = 1 };
    model.Compile(new Sgd(0.05), "sparse_categorical_crossentropy", "accuracy");
    model.Fit(x, y, epochs: 4);
    var (activations, gradients) = Inside([.. model.Parameters.Select(parameter => parameter.Variable.Read())]);
    var accuracy = model.Evaluate(testX, testY)["accuracy"];
    double[] spread = [.. activations.Select(Spread)];
    results[name] = (Difference(model.Parameters[0].Variable.Read()), accuracy, spread);
    Console.WriteLine($"{name,-14}{results[name].Difference,15:0.000}  {accuracy,8:0.000}   {string.Join(' ', spread.Select(s => s.ToString("0.000"))),-29}   {string.Join(' ', gradients.Select(g => Spread(g).ToString("0.0e+0")))}");
    var panel = picture.Panel($"{name}: activations", "activation", "density").XRange(-1, 1).YRange(0, 2.5);
    for (var layer = 0; layer < depth; layer++) panel.Histogram(activations[layer], $"layer {layer + 1}", range: (-1, 1));
    var slopes = picture.Panel($"{name}: gradients", "gradient by the activation", "density");
    var widest = gradients.Max(Spread) is var most and > 0 ? 2 * most : 1;
    for (var layer = 0; layer < depth; layer++) slopes.Histogram(gradients[layer], range: (-widest, widest));
}
Console.WriteLine($"Zero and constant starts: largest difference between units 0: {results["zero"].Difference == 0 && results["constant 0.1"].Difference == 0}");
Console.WriteLine($"Xavier learns, and its narrowest layer keeps more of the activations' spread than that of uniform ±1/√n: {results["Xavier"].Accuracy > 0.9 && results["Xavier"].Spread.Min() > results["uniform ±1/√n"].Spread.Min()}");
picture.Save("initialization");

// The net once more, as graph code over its trained weights, to look inside: activations of the hidden layers and the loss's gradients by them.
(double[][] Activations, double[][] Gradients) Inside(TensorData[] weights)
{
    var layers = new List<Tensor> { Engine.Constant(testX.TakeRows(looked)) };
    for (var layer = 0; layer < depth; layer++) layers.Add((layers[^1].MatMul(Engine.Constant(weights[2 * layer])) + Engine.Constant(weights[2 * layer + 1])).Tanh());
    var output = layers[^1].MatMul(Engine.Constant(weights[^2])) + Engine.Constant(weights[^1]);
    var truth = Tensor.Constant(testY.TakeRows(looked).ToDoubles(), [looked.Length], DType.Int32).OneHot(10);
    Tensor[] hidden = [.. layers.Skip(1)];
    var values = Engine.Compute([.. hidden, .. Autodiff.Gradients(-(output.LogSoftmax() * truth).Sum(), hidden)]).Select(data => data.ToDoubles()).ToArray();
    return (values[..depth], values[depth..]);
}

static double Difference(TensorData kernel) => Enumerable.Range(0, kernel.Shape[0]).Max(i =>
    Enumerable.Range(0, units).Max(j => kernel[i * units + j]) - Enumerable.Range(0, units).Min(j => kernel[i * units + j]));

static double Spread(double[] values) => Math.Sqrt(values.Sum(v => v * v) / values.Length - Math.Pow(values.Average(), 2));
