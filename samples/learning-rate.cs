#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs

// The learning rate: too small crawls, right arrives, too large swings, beyond 2 / curvature it diverges; a falling rate settles noise.
// prints: Crawls, arrives, swings, diverges, each as the curvature says: True
// prints: A falling rate ends nearer to the minimum than a constant one: True

using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Schedules;
using Descent.Training;

// 1. A valley with curvatures 1 and 10: a step multiplies the coordinates by 1 − rate and 1 − 10 rate. Above rate 2/10 the second grows.
var picture = new Picture("The learning rate");
var values = picture.Panel("½ w₁² + 5 w₂² by step", "step", "value").LogY().YRange(1e-8, 1e4);
var paths = picture.Panel("Paths", "w₁", "w₂").Surface((a, b) => 0.5 * a * a + 5 * b * b, (-0.5, 2.2), (-1.2, 1.2));
var ends = new Dictionary<double, MinimizerResult>();
foreach (var (name, rate) in new[] { ("too small", 0.002), ("right", 0.18), ("too large", 0.1995), ("diverging", 0.25) })
{
    var run = ends[rate] = Minimizer.Minimize(w => 0.5 * w[0].Square() + 5 * w[1].Square(), [2, 1], new Sgd(rate), steps: 2000);
    var shown = run.Path.Take(120).ToList();
    Console.WriteLine($"{name,-9} rate {rate,-6}: value after 100 steps {run.Path[100].Value:0.0e+0}, factors {1 - rate:0.000} and {1 - 10 * rate:0.000} a step");
    values.Line(shown.Select(row => row.Value), $"{name}: {rate}");
    paths.Line(shown.Select(row => row.Point[0]), shown.Select(row => row.Point[1]));
}
Console.WriteLine($"Detected: {ends[0.25].Reason} The rate 0.25 is above 2 / 10: every step overshoots by more than it came from.");
double At100(double rate) => ends[rate].Path[100].Value;
Console.WriteLine($"Crawls, arrives, swings, diverges, each as the curvature says: {At100(0.002) > 1 && At100(0.18) < 1e-6 && At100(0.1995) is > 1e-3 and < 10 && ends[0.25].Reason.Kind == StopKind.NonFiniteLoss}");

// 2. Minibatches of one: a constant rate keeps jumping about the minimum. Schedules, all from 0.1.
const int n = 200, epochs = 20;
var random = new RandomStream(1, "line");
double[] x = [.. Enumerable.Range(0, n).Select(_ => random.NextNormal())];
double[] y = [.. x.Select(v => 3 * v - 1 + random.NextNormal())];
var best = LeastSquares();
var rates = picture.Panel("Schedules", "step", "learning rate");
var losses = picture.Panel("Loss above the minimum, batches of one", "epoch", "excess loss").LogY();
var excess = new Dictionary<string, double>();
Schedule Cosine(int steps) => new CosineDecay(0.1, steps);
foreach (var (name, schedule) in new (string, Schedule)[]
{
    ("constant", 0.1), ("exponential", new ExponentialDecay(0.1, n, 0.75)), ("cosine", Cosine(n * epochs)),
    ("warm-up + cosine", new LinearWarmup(0, 0.1, 2 * n, Cosine(n * (epochs - 2)))),
})
{
    var model = new Sequential(new Input(1), new Dense(1)) { Seed = 1, DType = DType.Float64 };
    model.Compile(new Sgd(schedule), "mean_squared_error");
    var course = new List<double>();
    for (var epoch = 0; epoch < epochs; epoch++)
    {
        model.Fit(TensorData.From(x, [n, 1]), TensorData.From(y, [n, 1]), epochs: 1, batchSize: 1, seed: epoch);
        course.Add(model.Evaluate(TensorData.From(x, [n, 1]), TensorData.From(y, [n, 1])).Loss - best);
    }
    excess[name] = course.TakeLast(3).Average();
    Console.WriteLine($"{name,-17}: rate {schedule.At(0):0.000} at step 0, {schedule.At(2 * n):0.000} at {2 * n}, {schedule.At(n * epochs):0.000} at the end; loss above the minimum at the end {course[^1]:0.0e+0}");
    rates.Line(Enumerable.Range(0, 101).Select(i => (double)i * n * epochs / 100), Enumerable.Range(0, 101).Select(i => schedule.At(i * n * epochs / 100)), name);
    losses.Line(course);
}
Console.WriteLine($"A falling rate ends nearer to the minimum than a constant one: {excess.Where(e => e.Key != "constant").All(e => e.Value < excess["constant"] / 5)}");
picture.Save("learning-rate");

double LeastSquares()
{
    var (mx, my) = (x.Average(), y.Average());
    var slope = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / x.Sum(a => (a - mx) * (a - mx));
    return x.Zip(y, (a, b) => Math.Pow(b - my - slope * (a - mx), 2)).Average();
}
