#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs

// A gradient passes back through every layer. In a deep net it vanishes or explodes, unless weights, activation and norms fit together.
// prints: Sigmoid vanishes, wide weights explode, He keeps ReLU within a factor of 10: True
// prints: Batch normalization brings the sigmoid's gradient back a thousandfold: True

using Descent.Analysis;
using Descent.Graph;
using Descent.Initializers;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;

const int depth = 20, units = 64, rows = 128;
(string Name, string Activation, Initializer Weights, bool Normalize)[] nets =
[
    ("sigmoid, Xavier", "sigmoid", new GlorotUniform(), false),
    ("tanh, N(0, 0.05²)", "tanh", new RandomNormal(), false),
    ("tanh, Xavier", "tanh", new GlorotUniform(), false),
    ("tanh, N(0, 1)", "tanh", new RandomNormal(0, 1), false),
    ("ReLU, Xavier", "relu", new GlorotUniform(), false),
    ("ReLU, He", "relu", new HeNormal(), false),
    ("ReLU, N(0, 1)", "relu", new RandomNormal(0, 1), false),
    ("sigmoid, Xavier, batch norm", "sigmoid", new GlorotUniform(), true),
];

var picture = new Picture($"Gradients in {depth} layers of {units} units", columns: 3);
var norms = picture.Panel("Norm of the loss's gradient by a layer's weights", "layer", "norm").LogY();
var shares = picture.Panel("Share of saturated values; of dead units for ReLU", "layer", "share").YRange(-0.02, 1.02);
picture.Add(new Legend("Activation and weights", [.. nets.Select(net => net.Name)]));
Console.WriteLine($"{"",-28}gradient norm: layer 1    layer {depth}   1 : {depth}     saturated or dead: layer 1  layer {depth}");
var first = new Dictionary<string, double>();
var ratio = new Dictionary<string, double>();
foreach (var (name, activation, weights, normalize) in nets)
{
    var (norm, idle) = Measure(activation, weights, normalize);
    (first[name], ratio[name]) = (norm[0], norm[0] / norm[^1]);
    Console.WriteLine($"{name,-28}{norm[0],22:0.0e+0}  {norm[^1],9:0.0e+0}  {ratio[name],7:0.0e+0}  {idle[0],26:0%} {idle[^1],9:0%}");
    norms.Line(Enumerable.Range(1, depth).Select(l => (double)l), norm);
    shares.Line(Enumerable.Range(1, depth).Select(l => (double)l), idle);
}
Console.WriteLine($"Sigmoid vanishes, wide weights explode, He keeps ReLU within a factor of 10: {ratio["sigmoid, Xavier"] < 1e-6 && first["ReLU, N(0, 1)"] > 1e6 && ratio["ReLU, He"] is > 0.1 and < 10}");
Console.WriteLine($"Batch normalization brings the sigmoid's gradient back a thousandfold: {ratio["sigmoid, Xavier, batch norm"] > 1000 * ratio["sigmoid, Xavier"]}");
picture.Save("vanishing-exploding");

// Looks at an untrained net once: random inputs, and a loss that is a random weighted sum of the outputs.
static (double[] Norms, double[] Idle) Measure(string activation, Initializer weights, bool normalize)
{
    var layers = Enumerable.Range(0, depth).SelectMany(_ => normalize
        ? (Layer[])[new Dense(units, UseBias: false) { KernelInitializer = weights }, new BatchNormalization(Center: false, Scale: false), new Activation(activation)]
        : [new Dense(units, activation, UseBias: false) { KernelInitializer = weights }]);
    var net = new Sequential([new Input(units), .. layers]) { Seed = 1, DType = DType.Float64 };
    var seen = new LayerStatistics().Measure(net, Normal("x"), Normal("y"), Loss.Of((y, output) => (y * output).Sum(-1)));
    return ([.. seen.Parameters.Select(kernel => kernel.Gradient.Norm)], [.. seen.Activations.Select(layer => layer.SaturatedShare ?? layer.DeadShare).OfType<double>()]);

    static TensorData Normal(string name)
    {
        var values = new double[rows * units];
        new RandomNormal(0, 1).Fill(values, [rows, units], new RandomStream(1, name));
        return TensorData.From(values, [rows, units]);
    }
}
