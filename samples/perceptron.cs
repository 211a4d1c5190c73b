#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs

// Rosenblatt's perceptron: at a mistake add the point to the weights or take it away. It ends exactly if a line separates the classes.
// prints: Separable data: terminated: True
// prints: Non-separable data: stopped by the limit of 1000 passes: True
// prints: XOR is not learnable by a perceptron: True

using Descent.Graph;

const int limit = 1000;
var random = new RandomStream(5, "points");
var separable = Points(margin: 0.15, flipped: 0);
var noisy = Points(margin: 0, flipped: 6);
(double X, double Y, int Label)[] xor = [(0, 0, -1), (0, 1, 1), (1, 0, 1), (1, 1, -1)];

var first = Train("separable", separable);
var second = Train("not separable", noisy);
var third = Train("XOR", xor);
Console.WriteLine($"Separable data: terminated: {first.Done && first.Mistakes[^1] == 0}");
Console.WriteLine($"Non-separable data: stopped by the limit of {limit} passes: {!second.Done && second.Mistakes.Count == limit}");

// No line at all gets XOR right, whatever found it: b <= 0, b + w2 > 0, b + w1 > 0 give b + w1 + w2 > -b >= 0. A grid of lines confirms it.
var best = 0;
for (var angle = 0; angle < 360; angle++)
    for (var shift = -2.0; shift <= 2; shift += 0.05)
        best = Math.Max(best, xor.Count(p => Math.Sign(Math.Cos(angle * Math.PI / 180) * p.X + Math.Sin(angle * Math.PI / 180) * p.Y + shift) == p.Label));
Console.WriteLine($"XOR: the best of 29,160 lines classifies {best} of 4 points.");
Console.WriteLine($"XOR is not learnable by a perceptron: {!third.Done && best == 3}");

var picture = new Picture("The perceptron", columns: 3);
Draw("Separable: it ends", separable, first.Weights);
Draw("Not separable: it never ends", noisy, second.Weights);
Draw("XOR", xor, third.Weights);
picture.Panel("Mistakes in a pass, separable", "pass", "mistakes").Line(first.Mistakes.Select(m => (double)m));
picture.Panel("Mistakes in a pass, not separable", "pass", "mistakes").Line(second.Mistakes.Take(100).Select(m => (double)m), colour: 1);
picture.Panel("Mistakes in a pass, XOR", "pass", "mistakes").Line(third.Mistakes.Take(100).Select(m => (double)m), colour: 2);
picture.Save("perceptron");

(double X, double Y, int Label)[] Points(double margin, int flipped)
{
    var points = new List<(double X, double Y, int Label)>();
    while (points.Count < 60)
    {
        var (x, y) = (2 * random.NextDouble() - 1, 2 * random.NextDouble() - 1);
        var side = (x + 2 * y - 0.3) / Math.Sqrt(5);
        if (Math.Abs(side) >= margin) points.Add((x, y, points.Count < flipped ? -Math.Sign(side) : Math.Sign(side)));
    }
    return [.. points];
}

(bool Done, double[] Weights, List<int> Mistakes) Train(string name, (double X, double Y, int Label)[] points)
{
    var w = new double[3];
    var mistakes = new List<int>();
    while (mistakes.Count < limit && mistakes is not [.., 0])
    {
        mistakes.Add(0);
        foreach (var (x, y, label) in points)
        {
            if ((w[0] * x + w[1] * y + w[2]) * label > 0) continue;
            (w[0], w[1], w[2]) = (w[0] + label * x, w[1] + label * y, w[2] + label);
            mistakes[^1]++;
        }
    }
    var done = mistakes[^1] == 0;
    Console.WriteLine(done ? $"{name}: ended after {mistakes.Count} passes and {mistakes.Sum()} mistakes." : $"{name}: stopped by the limit after {limit} passes, still {mistakes[^1]} mistakes in a pass.");
    return (done, w, mistakes);
}

void Draw(string title, (double X, double Y, int Label)[] points, double[] w)
{
    var panel = picture.Panel(title, "x1", "x2").XRange(-1.2, 1.2).YRange(-1.2, 1.2);
    foreach (var label in new[] { 1, -1 }) panel.Points(points.Where(p => p.Label == label).Select(p => p.X), points.Where(p => p.Label == label).Select(p => p.Y), $"class {label}");
    if (w[1] != 0) panel.Line([-1.2, 1.2], [(1.2 * w[0] - w[2]) / w[1], (-1.2 * w[0] - w[2]) / w[1]], "last line");
}
