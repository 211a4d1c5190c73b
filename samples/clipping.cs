#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs

// A cliff's gradient throws the weights far away. Clipping by value bends the step's direction, clipping by norm only shortens it.
// prints: By value the direction changes, by norm it is kept: True
// prints: Clipped descent arrives, unclipped descent is thrown away: True

using Descent.Graph;
using Descent.Optimizers;
using Descent.Training;

// A plain that rises slowly, and at w₁ = 1 a cliff of slope 40.
const double rate = 0.4;
double[] start = [1.1, 2];
static Tensor Cliff(Tensor w) => (1 + w[0].Square()).Log() + 0.5 * w[1].Square() + 40 * (20 * (w[0] - 1)).Softplus() / 20;
static double Height(double a, double b) => Math.Log(1 + a * a) + 0.5 * b * b + 2 * (20 * (a - 1) > 30 ? 20 * (a - 1) : Math.Log(1 + Math.Exp(20 * (a - 1))));

var runs = new[] { ("without", new Sgd(rate)), ("by value 1", new Sgd(rate) { ClipValue = 1 }), ("by norm 1", new Sgd(rate) { GlobalClipNorm = 1 }) }
    .Select(entry => (Name: entry.Item1, Run: Minimizer.Minimize(Cliff, start, entry.Item2, steps: 400))).ToArray();
var gradient = Step(runs[0].Run);
Console.WriteLine($"At the cliff the gradient is ({-gradient.X / rate:0.0}, {-gradient.Y / rate:0.0}), its norm {runs[0].Run.Path[0].GradientNorm:0.0}.");
var angles = new List<double>();
var steps = new List<int>();
foreach (var (name, run) in runs)
{
    var step = Step(run);
    var cosine = (step.X * gradient.X + step.Y * gradient.Y) / Math.Sqrt((step.X * step.X + step.Y * step.Y) * (gradient.X * gradient.X + gradient.Y * gradient.Y));
    angles.Add(Math.Acos(Math.Clamp(cosine, -1, 1)) * 180 / Math.PI);
    steps.Add(run.Path.TakeWhile(row => row.Value > run.Path[^1].Value + 1e-3).Count());
    Console.WriteLine($"{name,-10}  first step ({step.X,7:0.000}, {step.Y,6:0.000}), angle to the gradient's {angles[^1],7:0.0000}°, "
        + $"farthest w₁ {run.Path.Min(row => row.Point[0]),6:0.0}, within 0.001 of its end after {steps[^1],3} steps");
}
Console.WriteLine($"By value the direction changes, by norm it is kept: {angles[1] > 10 && angles[2] < 1e-3}");
Console.WriteLine($"Clipped descent arrives, unclipped descent is thrown away: {runs[0].Run.Path[1].Point[0] < -10 && steps[0] > 3 * Math.Max(steps[1], steps[2]) && runs.Skip(1).All(r => r.Run.End.Value < 1e-6)}");

var picture = new Picture("A cliff, and clipping");
var plane = picture.Panel("First ten steps", "w₁", "w₂").Surface((a, b) => Math.Log(0.05 + Height(a, b)), (-3, 1.4), (-0.6, 2.4));
var values = picture.Panel("Loss", "step", "loss").LogY().YRange(1e-5, 20);
foreach (var (name, run) in runs)
{
    plane.Line(run.Path.Take(11).Select(row => row.Point[0]), run.Path.Take(11).Select(row => row.Point[1]), name);
    values.Line(run.Path.Take(150).Select(row => row.Value), name);
}
picture.Save("clipping");

static (double X, double Y) Step(MinimizerResult run) => (run.Path[1].Point[0] - run.Path[0].Point[0], run.Path[1].Point[1] - run.Path[0].Point[1]);
