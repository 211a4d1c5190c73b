#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs

// Three ways to learn the same net: nudge one weight, nudge all weights at once, or backpropagate. What each costs in forward passes.
// prints: Backpropagation needs the fewest forward passes, nudging all weights the most steps: True

using Descent.Graph;
using Descent.Optimizers;
using Descent.Training;

// A 2-4-1 net on XOR, all 17 weights in one vector.
const int size = 17, limit = 200_000;
const double goal = 0.05, rate = 1;
double[][] inputs = [[0, 0], [0, 1], [1, 0], [1, 1]];
double[] targets = [0, 1, 1, 0];
var random = new RandomStream(2, "weights");
double[] start = [.. Enumerable.Range(0, size).Select(_ => random.NextNormal())];

// One weight: the slope along every weight in turn, one extra pass a weight, then a step against all of them.
var one = Descend(w =>
{
    var here = Loss(w);
    double[] slopes = [.. Enumerable.Range(0, size).Select(i => (Loss(Nudge(w, k => k == i ? 1e-5 : 0)) - here) / 1e-5)];
    return (Nudge(w, k => -rate * slopes[k]), size + 1);
});

// All weights: one random direction, the slope along it, a step against that. Cheap a step, but mostly noise.
var all = Descend(w =>
{
    double[] direction = [.. w.Select(_ => random.NextNormal())];
    var slope = (Loss(Nudge(w, k => 1e-5 * direction[k])) - Loss(w)) / 1e-5;
    return (Nudge(w, k => -rate / size * slope * direction[k]), 2);
});

// Backpropagation: all slopes at the price of one pass back, which costs about two forward passes.
var run = Minimizer.Minimize(LossOf, start, new Sgd(rate), steps: 3000);
var steps = run.Path.TakeWhile(row => row.Value > goal).Count();
var back = run.Path.Take(steps + 1).Select((row, i) => (Passes: 3.0 * i, Loss: row.Value)).ToList();

Console.WriteLine($"To a loss of {goal} from {Loss(start):0.000}, {size} weights:   steps   forward passes");
Print("one weight at a time", one, one.Count - 1);
Print("all weights at once", all, all.Count - 1);
Print("backpropagation (a step counts 3)", back, steps);
var reached = back[^1].Loss <= goal && one[^1].Loss <= goal && all[^1].Loss <= goal;
Console.WriteLine($"Backpropagation needs the fewest forward passes, nudging all weights the most steps: {reached && back[^1].Passes < Math.Min(one[^1].Passes, all[^1].Passes) && all.Count > one.Count && all.Count > back.Count}");

var picture = new Picture("Learning by perturbation and by backpropagation");
var byPasses = picture.Panel("Loss by cost", "forward passes", "loss").LogX();
var bySteps = picture.Panel("Loss by step", "steps", "loss").LogX();
foreach (var (name, path) in new[] { ("one weight", one), ("all weights", all), ("backpropagation", back) })
{
    byPasses.Line(path.Select(p => p.Passes), path.Select(p => p.Loss), name);
    bySteps.Line(path.Select(p => p.Loss), name);
}
picture.Save("perturbation");

List<(double Passes, double Loss)> Descend(Func<double[], (double[], int)> step)
{
    var (w, passes) = (start, 0);
    var path = new List<(double, double)> { (0, Loss(w)) };
    while (path[^1].Item2 > goal && passes < limit)
    {
        (w, var cost) = step(w);
        path.Add((passes += cost, Loss(w)));
    }
    return path;
}

double Loss(double[] w)
{
    var sum = 0.0;
    for (var row = 0; row < 4; row++)
    {
        var z = w[16];
        for (var j = 0; j < 4; j++) z += w[12 + j] * Math.Tanh(inputs[row][0] * w[j] + inputs[row][1] * w[4 + j] + w[8 + j]);
        sum += Math.Log(1 + Math.Exp(z)) - targets[row] * z;
    }
    return sum / 4;
}

static Tensor LossOf(Tensor w)
{
    Tensor Part(int from, int length) => w.SliceAxis(0, from, length);
    var x = Tensor.Constant([0, 0, 0, 1, 1, 0, 1, 1], [4, 2], DType.Float64);
    var y = Tensor.Constant([0, 1, 1, 0], [4, 1], DType.Float64);
    var z = (x.MatMul(Part(0, 8).Reshape(2, 4)) + Part(8, 4)).Tanh().MatMul(Part(12, 4).Reshape(4, 1)) + Part(16, 1);
    return (z.Softplus() - y * z).Mean();
}

static double[] Nudge(double[] w, Func<int, double> by) => [.. w.Select((value, k) => value + by(k))];

static void Print(string name, List<(double Passes, double Loss)> path, int steps) => Console.WriteLine($"  {name,-34}{steps,20:N0}   {path[^1].Passes,14:N0}");
