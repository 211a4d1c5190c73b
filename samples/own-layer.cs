#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs

// A layer and a loss of one's own: records with one method each. Their gradients are checked, a wrong one is found and named, and a model file knows them by name.
// prints: The layer and the loss pass the check: True
// prints: The wrong gradient is found, in the layer "wrong": True
// prints: With its own layer a net finds the frequency: True
// prints: Saved and loaded it predicts the same bits: True

using Descent.Analysis;
using Descent.Graph;
using Descent.Initializers;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

// A measured swing, a few points far off: y = 1.5 sin(3 x) + 0.5, with noise.
var random = new RandomStream(1, "swing");
double[] time = [.. Enumerable.Range(0, 120).Select(i => -1.5 + i / 40.0)];
double[] measured = [.. time.Select((t, i) => Swing(t) + 0.1 * random.NextNormal() + (i % 12 == 0 ? 4 : 0))];
TensorData x = TensorData.From(time, [time.Length, 1]), y = TensorData.From(measured, [time.Length, 1]);

// Are the gradients right? The check compares them with differences in double, and says which layer's are wrong. The engine derives them from the
// graph, so that a layer can only be wrong where it interferes, as this one does: part of its output is kept from the gradient.
var net = Net(new Sine());
var right = GradientCheck.Run(net, x.TakeRows(..8), y.TakeRows(..8), new Cauchy());
Console.WriteLine(right);
var wrong = GradientCheck.Run(Net(new WrongSine { Name = "wrong" }), x.TakeRows(..8), y.TakeRows(..8), new Cauchy());
Console.WriteLine(wrong.ToString().Split('\n')[1]);
Console.WriteLine($"The layer and the loss pass the check: {right.Passed}");
Console.WriteLine($"The wrong gradient is found, in the layer \"wrong\": {wrong.FaultyLayers.All(layer => layer.Path == "wrong") && !wrong.Passed}");

// From then on they are used as those of the library. Squared errors follow the far points, Cauchy's loss hardly notices them.
var squares = Net(new Sine());
foreach (var (model, loss) in new (Sequential, Loss)[] { (net, new Cauchy()), (squares, "mse") })
{
    model.Compile(new Adam(LearningRate: 0.02), loss);
    var history = model.Fit(x, y, epochs: 600, batchSize: 40);
    Console.WriteLine($"{loss.GetType().Name,-16} loss {history["loss"][0]:0.000} -> {history.Last("loss"):0.000}, frequency {model.GetWeights()["sine/frequency"][0]:0.000}, error against the truth {Error(model):0.000}");
}
Console.WriteLine($"With its own layer a net finds the frequency: {Math.Abs(net.GetWeights()["sine/frequency"][0] - 3) < 0.02 && Error(net) < Error(squares) / 3}");

// A file names items of the catalogue, never types: a layer of one's own is registered, here and in the program that loads the file.
Catalogue.Default.Register<Sine>("my-sine");
Directory.CreateDirectory("runs");
ModelFile.Save("runs/own-layer.safetensors", net);
var loaded = ModelFile.Load("runs/own-layer.safetensors").Model;
Console.WriteLine($"Saved and loaded it predicts the same bits: {loaded.Predict(x).Bytes.SequenceEqual(net.Predict(x).Bytes)}");

var picture = new Picture("A layer and a loss of one's own");
picture.Panel("A sine with a frequency that is learned", "x", "y").Points(time, measured, "measured", 7)
    .Line(time, squares.Predict(x).ToDoubles(), "squared error", 1).Line(time, net.Predict(x).ToDoubles(), "Cauchy's loss", 0);
picture.Panel("What an error costs", "error", "loss").Curve(e => e * e, -4, 4, "squared error", 1).Curve(e => Math.Log(1 + e * e), -4, 4, "Cauchy's loss", 0).YRange(0, 6);
picture.Save("own-layer");

static Sequential Net(Layer own) => new(new Input(1), own, new Dense(1)) { Seed = 1 };
static double Swing(double t) => 1.5 * Math.Sin(3 * t) + 0.5;
double Error(Model model) => Math.Sqrt(model.Predict(x).ToDoubles().Zip(time, (p, t) => Math.Pow(p - Swing(t), 2)).Average());

/// <summary>sin(frequency · x), with a frequency that is learned for each feature.</summary>
record Sine(double Start = 2.5) : Layer
{
    public override Tensor Build(Scope scope, Tensor input) =>
        (input * scope.Parameter("frequency", [input.Shape[^1]], new Constant(Start))).Sin();
}

/// <summary>x + x² · scale, whose gradient forgets the square: StopGradient hides it.</summary>
record WrongSine : Layer
{
    public override Tensor Build(Scope scope, Tensor input) => input + (input.Square() * scope.Parameter("scale", [input.Shape[^1]], new Ones())).StopGradient();
}

/// <summary>log(1 + error²): far points count little (Barron 2019).</summary>
record Cauchy : Loss
{
    protected override Tensor Values(Tensor yTrue, Tensor yPred) => (yPred - yTrue).Square().Log1p().Mean(-1);
}
