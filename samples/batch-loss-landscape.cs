#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs

// Each mini-batch has a loss surface of its own, with its own minimum. Their mean, weighted by rows, is the surface of the full loss.
// A net's loss has a dimension a weight, 497 here: a plane through it, with the path of training on it, and how far that picture is from the truth.
// prints: The weighted mean of the batch surfaces equals the full surface to 1e-12: True
// prints: The middle of each plane is the loss that Evaluate gives, and the net is untouched: True
// prints: The plane of a net's path holds most of the path, but not its loss: True

using Descent.Analysis.Landscapes;
using Descent.Data;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

// A logistic regression with two weights on heart patients: the whole loss fits in one plane.
var heart = Datasets.Load("heart");
int[] rows = [.. Enumerable.Range(0, heart.Table.RowCount)];
var pipeline = heart.Fit(rows);
var (features, y) = (pipeline.Features(heart.Table, rows), pipeline.Target(heart.Table, rows).ToDoubles());
var (age, rate) = (Column(0), Column(Array.FindIndex([.. pipeline.FeatureNames], name => name.Contains("thalach"))));
const int batchSize = 48;
var batches = rows.Chunk(batchSize).ToArray();
Console.WriteLine($"{rows.Length} patients in {batches.Length} batches of {string.Join(", ", batches.Select(b => b.Length))} rows. Weights: {pipeline.FeatureNames[0]} and thalach (greatest heart rate).");

double worst = 0, widest = 0;
var grid = Enumerable.Range(0, 41).Select(i => -3 + 0.15 * i).ToArray();
foreach (var a in grid)
{
    foreach (var b in grid)
    {
        double[] losses = [.. batches.Select(batch => Loss(batch, a, b))];
        worst = Math.Max(worst, Math.Abs(losses.Zip(batches, (loss, batch) => loss * batch.Length).Sum() / rows.Length - Loss(rows, a, b)));
        widest = Math.Max(widest, losses.Max() - losses.Min());
    }
}
var full = Lowest(rows);
Console.WriteLine($"full loss: lowest {full.Loss:0.000} at ({full.A:0.00}, {full.B:0.00})");
foreach (var (batch, i) in batches.Select((batch, i) => (batch, i)))
    Console.WriteLine($"batch {i + 1}:   lowest {Lowest(batch).Loss:0.000} at ({Lowest(batch).A:0.00}, {Lowest(batch).B:0.00})");
Console.WriteLine($"On {grid.Length * grid.Length} points the batches differ by up to {widest:0.000}; their weighted mean differs from the full loss by at most {worst:0.0e+0}.");
Console.WriteLine($"The weighted mean of the batch surfaces equals the full surface to 1e-12: {worst < 1e-12}");

// The same levels in every panel.
double[] levels = [.. Enumerable.Range(0, 14).Select(k => 0.52 + 0.09 * k)];
var picture = new Picture("Loss surfaces: of all rows and of each batch, on the same levels; of a net, with its path", columns: 4);
Draw("Full loss", rows);
for (var i = 0; i < batches.Length; i++) Draw($"Batch {i + 1}: {batches[i].Length} rows", batches[i]);

// A net with a hidden layer: two random directions, each neuron's part as long as its weights (Li et al. 2018), and the plane of the path of training.
var data = new TrainingData(features, pipeline.Target(heart.Table, rows));
var net = new Sequential(new Input(pipeline.InputCount), new Dense(16, "relu"), new Dense(1, "sigmoid")) { Seed = 1 };
net.Compile(new Adam(0.01), "binary_crossentropy");
var trajectory = new WeightTrajectory();
net.Fit(data, new FitOptions { Epochs = 40, BatchSize = batchSize, Callbacks = [trajectory] });
var (weights, loss) = (Flat(net.GetWeights()), net.Evaluate(features, data.Y[0]).Loss);
var plane = trajectory.Plane();
var path = plane.Measure(net, data);
var random = LossSurface.Compute(net, data, WeightDirection.Random(net, seed: 1), WeightDirection.Random(net, seed: 2), new() { Resolution = 31 });
var (reach, side) = (1.25 * path.Max(p => Math.Abs(p.X)), 1.6 * path.Max(p => Math.Abs(p.Y)));
var onPlane = LossSurface.Compute(net, data, plane.First, plane.Second, new() { X = (-reach, reach), Y = (-side, side), Resolution = 31 });
Console.WriteLine($"A net of {net.Parameters.Sum(p => p.Shape.Size)} weights, loss {path[0].Loss:0.000} -> {loss:0.000}. One step along a filter-normalised random direction: {random[0, 15]:0.000} and {random[30, 15]:0.000}.");
Console.WriteLine($"The path's plane holds {plane.ExplainedShare.First:0.0%} and {plane.ExplainedShare.Second:0.0%} of its squared distances to the end. Loss at the path's points, and under them on the plane:");
foreach (var point in path.Where((_, i) => i is 0 or 1 or 2 or 4 or 8 or 16 or 24 or 32 or 40)) Console.WriteLine($"  {point}");
var widestGap = path.MaxBy(point => Math.Abs(point.Gap))!;
Console.WriteLine($"The widest gap is {widestGap.Gap:+0.000;-0.000} at step {widestGap.Step}, where the true loss is {widestGap.Loss:0.000}.");
Console.WriteLine($"The middle of each plane is the loss that Evaluate gives, and the net is untouched: {random[15, 15] == loss && onPlane[15, 15] == loss && Flat(net.GetWeights()).SequenceEqual(weights)}");
Console.WriteLine($"The plane of a net's path holds most of the path, but not its loss: {plane.ExplainedShare.First + plane.ExplainedShare.Second > 0.9 && Math.Abs(widestGap.Gap) > 0.01}");
picture.Panel("A net: two filter-normalised random directions", "first", "second").Surface((a, b) => random[Place(random.X, a), Place(random.Y, b)], (-1, 1), (-1, 1), cells: 30).Points([0], [0], "the end of training");
picture.Panel("The plane of its path", "first principal component", "second").Surface((a, b) => onPlane[Place(onPlane.X, a), Place(onPlane.Y, b)], (-reach, reach), (-side, side), cells: 30)
    .Line(path.Select(p => p.X), path.Select(p => p.Y)).Points(path.Select(p => p.X), path.Select(p => p.Y), "after each epoch", colour: 0);
picture.Panel("What the plane hides", "epoch", "loss").Line(path.Select(p => p.Loss), "true").Line(path.Select(p => p.OnPlane), "on the plane");
picture.Save("batch-loss-landscape");

static int Place(IReadOnlyList<double> coordinates, double value) => Enumerable.Range(0, coordinates.Count).MinBy(i => Math.Abs(coordinates[i] - value));

static double[] Flat(IReadOnlyDictionary<string, TensorData> weights) => [.. weights.Values.SelectMany(values => values.ToDoubles())];

void Draw(string title, int[] batch)
{
    var lowest = Lowest(batch);
    picture.Panel(title, "weight of age", "weight of thalach").Surface((a, b) => Loss(batch, a, b), (-3, 3), (-3, 3), levels, cells: 36)
        .Points([lowest.A], [lowest.B], "its minimum").Points([full.A], [full.B], "the full loss's");
}

double Loss(int[] batch, double a, double b) => batch.Average(i => a * age[i] + b * rate[i] is var z && z > 30 ? z - y[i] * z : Math.Log(1 + Math.Exp(z)) - y[i] * z);

(double Loss, double A, double B) Lowest(int[] batch) => grid.SelectMany(a => grid.Select(b => (Loss(batch, a, b), a, b))).Min();

double[] Column(int index) => [.. rows.Select(row => (double)features[row * pipeline.InputCount + index])];
