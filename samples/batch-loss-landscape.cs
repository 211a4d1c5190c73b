#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs

// Each mini-batch has a loss surface of its own, with its own minimum. Their mean, weighted by rows, is the surface of the full loss.
// prints: The weighted mean of the batch surfaces equals the full surface to 1e-12: True

using Descent.Data;

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
var picture = new Picture("One loss, many batches: the same plane, the same levels", columns: 4);
Draw("Full loss", rows);
for (var i = 0; i < batches.Length; i++) Draw($"Batch {i + 1}: {batches[i].Length} rows", batches[i]);
picture.Save("batch-loss-landscape");

void Draw(string title, int[] batch)
{
    var lowest = Lowest(batch);
    picture.Panel(title, "weight of age", "weight of thalach").Surface((a, b) => Loss(batch, a, b), (-3, 3), (-3, 3), levels, cells: 36)
        .Points([lowest.A], [lowest.B], "its minimum").Points([full.A], [full.B], "the full loss's");
}

double Loss(int[] batch, double a, double b) => batch.Average(i => a * age[i] + b * rate[i] is var z && z > 30 ? z - y[i] * z : Math.Log(1 + Math.Exp(z)) - y[i] * z);

(double Loss, double A, double B) Lowest(int[] batch) => grid.SelectMany(a => grid.Select(b => (Loss(batch, a, b), a, b))).Min();

double[] Column(int index) => [.. rows.Select(row => (double)features[row * pipeline.InputCount + index])];
