#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs

// A net's loss has many minima. 500 starts of one small net, trained together in one program: where they end, and what the best of n is worth.
// prints: Starts end in different minima, and the best of 20 is better than a typical one: True

using Descent.Graph;
using Descent.Optimizers;
using Descent.Training;

// XOR, a net of two tanh units: 9 weights. Copy c is column c of each block, so that all copies are one wide computation.
const int copies = 500, steps = 1500;
var random = new RandomStream(8, "starts");
TensorData start = TensorData.From([.. Enumerable.Range(0, 9 * copies).Select(_ => 2 * random.NextNormal())], [9, copies]);
double[][] inputs = [[0, 0], [0, 1], [1, 0], [1, 1]];
double[] targets = [0, 1, 1, 0];

Tensor Losses(Tensor w)
{
    Tensor Row(int i) => w.SliceAxis(0, i, 1).Reshape(copies);
    Tensor total = Tensor.Zeros(DType.Float64, [copies]);
    for (var row = 0; row < 4; row++)
    {
        var z = Row(8);
        for (var unit = 0; unit < 2; unit++) z += Row(6 + unit) * (inputs[row][0] * Row(3 * unit) + inputs[row][1] * Row(3 * unit + 1) + Row(3 * unit + 2)).Tanh();
        total += z.Softplus() - targets[row] * z;
    }
    return total / 4;
}

// The sum over copies: no copy's gradient knows of another's.
var run = Minimizer.Minimize(w => Losses(w[0]).Sum(), [start], new Adam(0.03), steps);
double[] ends = EndLosses(run.End.Point), sorted = [.. ends.Order()];
Console.WriteLine($"{copies} starts, {steps} steps: mean loss {run.Path[0].Value / copies:0.000} -> {ends.Average():0.0000}");
Console.WriteLine($"Losses at the end: best {sorted[0]:0.0000}, quartiles {sorted[copies / 4]:0.0000}, {sorted[copies / 2]:0.0000}, {sorted[3 * copies / 4]:0.0000}, worst {sorted[^1]:0.0000}");
double[] levels = [0, 0.05, 0.3, 0.4, 0.6, double.PositiveInfinity];
for (var i = 0; i + 1 < levels.Length; i++) Console.WriteLine($"  from {levels[i]:0.00} to {levels[i + 1]:0.00}: {ends.Count(loss => loss >= levels[i] && loss < levels[i + 1]),3} starts");

// Best of n: the mean of the lowest loss in groups of n starts.
int[] sizes = [1, 2, 5, 10, 20, 50];
double[] bestOf = [.. sizes.Select(n => ends.Chunk(n).Average(group => group.Min()))];
for (var i = 0; i < sizes.Length; i++) Console.WriteLine($"best of {sizes[i],2}: {bestOf[i]:0.00000} on average");
var stuck = ends.Count(loss => loss > 0.3);
Console.WriteLine($"{stuck} of {copies} starts are stuck above 0.3, most at ½ ln 2 = 0.347: two points right, two at probability 1/2.");
Console.WriteLine($"Starts end in different minima, and the best of 20 is better than a typical one: {stuck is > 10 and < copies - 10 && bestOf[4] < bestOf[0] / 5 && bestOf[4] < sorted[copies / 2]}");

var picture = new Picture("Local minima: 500 starts of one net");
var paths = picture.Panel("Losses of 40 starts", "step", "loss").LogY();
int[] shown = [.. Enumerable.Range(0, 31).Select(k => k * steps / 30)];
double[][] course = [.. shown.Select(step => EndLosses(run.Path[step].Point))];
for (var copy = 0; copy < 40; copy++) paths.Line(shown.Select(s => (double)s), course.Select(losses => losses[copy]), colour: ends[copy] > 0.3 ? 1 : 0);
picture.Panel("Where all end", "loss", "density").Histogram(ends);
picture.Panel("Best of n", "n", "loss on average").LogX().LogY().Line(sizes.Select(n => (double)n), bestOf);
picture.Save("local-minima");

double[] EndLosses(TensorData point)
{
    var w = point.ToDoubles();
    return [.. Enumerable.Range(0, copies).Select(copy => Enumerable.Range(0, 4).Average(row =>
    {
        double W(int i) => w[i * copies + copy];
        var z = W(8) + Enumerable.Range(0, 2).Sum(unit => W(6 + unit) * Math.Tanh(inputs[row][0] * W(3 * unit) + inputs[row][1] * W(3 * unit + 1) + W(3 * unit + 2)));
        return (z > 30 ? z : Math.Log(1 + Math.Exp(z))) - targets[row] * z;
    }))];
}
