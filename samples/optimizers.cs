#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs

// Six optimizers from equal starts: on a ravine, on a saddle, on a net that reads digits.
// prints: On the ravine momentum and Nesterov need fewer steps than plain descent: True
// prints: Adaptive rates leave the saddle before plain descent: True
// prints: All nets started from the same loss and learned: True

using Descent.Data;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

(string Name, Optimizer Plane, Optimizer Net)[] optimizers =
[
    ("plain", new Sgd(0.02), new Sgd(0.05)),
    ("momentum", new Sgd(0.02, Momentum: 0.9), new Sgd(0.05, Momentum: 0.9)),
    ("Nesterov", new Sgd(0.02, Momentum: 0.9, Nesterov: true), new Sgd(0.05, Momentum: 0.9, Nesterov: true)),
    ("AdaGrad", new Adagrad(0.2), new Adagrad(0.05)),
    ("RMSProp", new RmsProp(0.02), new RmsProp(0.002)),
    ("Adam", new Adam(0.05), new Adam(0.002)),
];

var digits = Datasets.Load("digits");
var split = digits.Split(validation: 0, test: 0.2, seed: 1);
var pipeline = digits.Fit(split.Train);
var (x, y) = (pipeline.Features(digits.Table, split.Train), pipeline.Target(digits.Table, split.Train));
var (testX, testY) = (pipeline.Features(digits.Table, split.Test), pipeline.Target(digits.Table, split.Test));

var picture = new Picture("Six optimizers, equal starts");
var ravinePanel = picture.Panel("Ravine: ½ w₁² + 25 w₂²", "w₁", "w₂").Surface((a, b) => Math.Log(0.01 + 0.5 * a * a + 25 * b * b), (-3.2, 1.5), (-1.2, 1.2));
var saddlePanel = picture.Panel("Saddle: w₁² − w₂² + ¼ w₂⁴", "w₁", "w₂").Surface((a, b) => a * a - b * b + 0.25 * b * b * b * b, (-0.8, 1.2), (-0.5, 2));
var valuePanel = picture.Panel("Ravine: value by step", "step", "value").LogY().YRange(1e-8, 100);
var netPanel = picture.Panel("Digits 64-32-10: training loss", "epoch", "loss").LogY();
var (ravine, saddle, starts, ends) = (new Dictionary<string, int>(), new Dictionary<string, int>(), new List<double>(), new List<double>());
Console.WriteLine("            ravine: steps   saddle: steps   digits: loss    test accuracy");
Console.WriteLine("            to 1e-4         to −0.9         start  5 epochs");
foreach (var (name, plane, net) in optimizers)
{
    var down = Minimizer.Minimize(w => 0.5 * w[0].Square() + 25 * w[1].Square(), [-3, 1], plane, steps: 2000);
    ravine[name] = down.Path.TakeWhile(row => row.Value > 1e-4).Count();
    Draw(ravinePanel, down, 150, name);
    valuePanel.Line(down.Path.Take(400).Select(row => row.Value));

    // Nearly on the ridge: a gradient of 0.0002 is all that points away.
    var off = Minimizer.Minimize(w => w[0].Square() - w[1].Square() + 0.25 * w[1].Power(4), [1, 0.0001], plane, steps: 2000);
    saddle[name] = off.Path.TakeWhile(row => row.Value > -0.9).Count();
    Draw(saddlePanel, off, 400, null);

    var model = new Sequential(new Input(pipeline.InputCount), new Dense(32, "relu"), new Dense(10, "softmax")) { Seed = 1 };
    model.Compile(net, "sparse_categorical_crossentropy", "accuracy");
    starts.Add(model.Evaluate(x, y).Loss);
    var history = model.Fit(x, y, epochs: 5);
    ends.Add(model.Evaluate(x, y).Loss);
    netPanel.Line(history["loss"]);
    Console.WriteLine($"{name,-10} {(ravine[name] > 2000 ? "never" : ravine[name]),14} {saddle[name],15} {starts[^1],12:0.000}  {ends[^1]:0.000} {model.Evaluate(testX, testY)["accuracy"],16:0.000}");
}
Console.WriteLine($"On the ravine momentum and Nesterov need fewer steps than plain descent: {ravine["momentum"] < ravine["plain"] && ravine["Nesterov"] < ravine["plain"]}");
Console.WriteLine($"Adaptive rates leave the saddle before plain descent: {new[] { "AdaGrad", "RMSProp", "Adam" }.All(name => saddle[name] < saddle["plain"])}");
Console.WriteLine($"All nets started from the same loss and learned: {starts.Distinct().Count() == 1 && ends.All(loss => loss < starts[0] / 4)}");
picture.Save("optimizers");

static void Draw(Panel panel, MinimizerResult run, int steps, string? name) =>
    panel.Line(run.Path.Take(steps).Select(row => row.Point[0]), run.Path.Take(steps).Select(row => row.Point[1]), name);
