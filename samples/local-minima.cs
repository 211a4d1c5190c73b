#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs

// A net's loss has many minima. 500 starts of one small net, trained together in one program: where they end, and what the best of n is worth.
// prints: Starts end in different minima, and the best of 20 is better than a typical one: True
// prints: A copy among 500 equals the net trained alone from its seed: True

using Descent.Analysis.Restarts;
using Descent.Graph;
using Descent.Initializers;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

// XOR, a net of two tanh units: 9 weights, drawn from N(0, 2²).
const int copies = 500, steps = 1500;
TensorData x = new double[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } }, y = new double[] { 0, 1, 1, 0 };
var options = new FitOptions { Epochs = steps, BatchSize = 4 };
var result = RandomRestarts.Fit(Net(0), new(x, y), copies, options);

double[] ends = [.. result.Copies.Select(copy => copy.Score)];
Console.WriteLine($"{copies} starts, {steps} steps: mean loss {result.Copies.Average(copy => copy.Losses[0]):0.000} -> {ends.Average():0.0000}");
Console.WriteLine($"Losses at the end: best {result.Best.Score:0.0000} (seed + {result.Best.SeedOffset}), quartiles {result.Quantile(0.25):0.0000}, {result.Quantile(0.5):0.0000}, {result.Quantile(0.75):0.0000}, worst {result.Quantile(1):0.0000}");
double[] levels = [0, 0.05, 0.3, 0.4, 0.6, double.PositiveInfinity];
for (var i = 0; i + 1 < levels.Length; i++) Console.WriteLine($"  from {levels[i]:0.00} {(double.IsFinite(levels[i + 1]) ? $"to {levels[i + 1]:0.00}" : "on     ")}: {ends.Count(loss => loss >= levels[i] && loss < levels[i + 1]),3} starts");

// Best of n: the mean of the lowest loss in groups of n starts.
int[] sizes = [1, 2, 5, 10, 20, 50];
foreach (var n in sizes) Console.WriteLine($"best of {n,2}: {result.BestOf(n):0.00000} on average");
var stuck = ends.Count(loss => loss > 0.3);
Console.WriteLine($"{stuck} of {copies} starts are stuck above 0.3, most at ½ ln 2 = 0.347: two points right, two at probability 1/2.");
Console.WriteLine($"Starts end in different minima, and the best of 20 is better than a typical one: {stuck is > 10 and < copies - 10 && result.BestOf(20) < result.BestOf(1) / 5 && result.BestOf(20) < result.Quantile(0.5)}");

var alone = Net(7);
var history = alone.Fit(x, y, options with { Seed = 7 });
Console.WriteLine($"A copy among {copies} equals the net trained alone from its seed: {history["loss"].SequenceEqual(result.Copies[7].Losses) && alone.Evaluate(x, y).Loss == ends[7]}");

var picture = new Picture("Local minima: 500 starts of one net");
var paths = picture.Panel("Losses of 40 starts", "step", "loss").LogY();
int[] shown = [.. Enumerable.Range(0, 31).Select(k => Math.Min(k * steps / 30, steps - 1))];
foreach (var copy in result.Copies.Take(40)) paths.Line(shown.Select(s => (double)s), shown.Select(s => copy.Losses[s]), colour: copy.Score > 0.3 ? 1 : 0);
picture.Panel("Where all end", "loss", "density").Histogram(ends);
picture.Panel("Best of n", "n", "loss on average").LogX().LogY().Line(sizes.Select(n => (double)n), sizes.Select(result.BestOf));
picture.Save("local-minima");

static Sequential Net(long seed)
{
    var wide = new RandomNormal(Stddev: 2);
    var net = new Sequential(new Input(2), new Dense(2, "tanh") { KernelInitializer = wide, BiasInitializer = wide }, new Dense(1, "sigmoid") { KernelInitializer = wide, BiasInitializer = wide })
    {
        Seed = seed,
        DType = DType.Float64,
    };
    net.Compile(new Adam(0.03), "binary_crossentropy");
    return net;
}
