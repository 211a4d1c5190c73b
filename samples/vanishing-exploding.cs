#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs
#:include shared/Engine.cs

// A gradient passes back through every layer. In a deep net it vanishes or explodes, unless weights, activation and norms fit together.
// prints: Sigmoid vanishes, wide weights explode, He keeps ReLU within a factor of 10: True
// prints: Batch normalization brings the sigmoid's gradient back a thousandfold: True

using Descent.Activations;
using Descent.Graph;
using Descent.Initializers;

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

var picture = new Picture($"Gradients in {depth} layers of {units} units");
var norms = picture.Panel("Norm of the loss's gradient by a layer's weights", "layer", "norm").LogY();
var shares = picture.Panel("Share of saturated units", "layer", "share").YRange(-0.02, 2.1);
Console.WriteLine($"{"",-28}gradient norm: layer 1    layer {depth}   1 : {depth}     saturated: layer 1  layer {depth}");
var first = new Dictionary<string, double>();
var ratio = new Dictionary<string, double>();
foreach (var (name, activation, weights, normalize) in nets)
{
    var (norm, saturated) = Measure(activation, weights, normalize);
    (first[name], ratio[name]) = (norm[0], norm[0] / norm[^1]);
    Console.WriteLine($"{name,-28}{norm[0],22:0.0e+0}  {norm[^1],9:0.0e+0}  {ratio[name],7:0.0e+0}  {saturated[0],18:0%} {saturated[^1],9:0%}");
    norms.Line(Enumerable.Range(1, depth).Select(l => (double)l), norm);
    shares.Line(Enumerable.Range(1, depth).Select(l => (double)l), saturated, name);
}
Console.WriteLine($"Sigmoid vanishes, wide weights explode, He keeps ReLU within a factor of 10: {ratio["sigmoid, Xavier"] < 1e-6 && first["ReLU, N(0, 1)"] > 1e6 && ratio["ReLU, He"] is > 0.1 and < 10}");
Console.WriteLine($"Batch normalization brings the sigmoid's gradient back a thousandfold: {ratio["sigmoid, Xavier, batch norm"] > 1000 * ratio["sigmoid, Xavier"]}");
picture.Save("vanishing-exploding");

static (double[] Norms, double[] Saturated) Measure(string activation, Initializer weights, bool normalize)
{
    var random = new RandomStream(1, "net");
    var h = Random(rows, units, new RandomNormal(0, 1));
    var (kernels, saturated) = (new List<Tensor>(), new List<Tensor>());
    for (var layer = 0; layer < depth; layer++)
    {
        kernels.Add(Random(units, units, weights));
        var z = h.MatMul(kernels[^1]);
        if (normalize)
        {
            var centred = z - z.Mean(0);
            z = centred / (centred.Square().Mean(0) + 1e-5).Sqrt();
        }
        h = ActivationFunction.Named(activation).Apply(z);
        // Saturated: a derivative below 0.05.
        saturated.Add((Slope(activation, h) < 0.05).Cast(DType.Float64).Mean());
    }
    var loss = (h * Random(rows, units, new RandomNormal(0, 1))).Sum() / rows;
    var squares = Autodiff.Gradients(loss, kernels).Select(gradient => gradient.Square().Sum().Sqrt());
    var results = Engine.Compute([.. squares, .. saturated]).Select(data => data[0]).ToArray();
    return (results[..depth], results[depth..]);

    Tensor Random(int from, int to, Initializer initializer)
    {
        var values = new double[from * to];
        initializer.Fill(values, [from, to], random);
        return Tensor.Constant(values, [from, to], DType.Float64);
    }
}

// The derivative by what comes out.
static Tensor Slope(string activation, Tensor h) => activation switch
{
    "sigmoid" => h * (1 - h),
    "tanh" => 1 - h.Square(),
    _ => (h > 0).Cast(DType.Float64),
};
