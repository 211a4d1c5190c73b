#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs

// Batch, stochastic and mini-batch descent: how sure a step is, what it costs, and where each arrives.
// prints: The gradient's standard error falls as σ/√n: True
// prints: Batch descent falls at every step, single rows do not: True
// prints: At equal epochs and rate more steps mean a lower test error: True

using Descent.Backends.Cpu;
using Descent.Data;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

// 1. A line through 256 points: a loss with two weights, so that paths can be drawn.
const int n = 256;
var random = new RandomStream(2, "line");
double[] x = [.. Enumerable.Range(0, n).Select(_ => random.NextNormal())];
double[] y = [.. x.Select(v => 2 * v + 1 + random.NextNormal())];
int[] all = [.. Enumerable.Range(0, n)];
double Loss(double w, double b) => all.Average(i => Math.Pow(w * x[i] + b - y[i], 2));

var picture = new Picture("Batch, stochastic and mini-batch descent");
var plane = picture.Panel("Three paths: at most 100 steps of each", "w", "b").Surface(Loss, (-1.5, 3.2), (-1.2, 2));
var byStep = picture.Panel("Loss per iteration", "iteration", "loss").LogX().LogY();
var byEpoch = picture.Panel("Loss per epoch", "epoch", "loss").LogY();
var rising = new Dictionary<string, double>();
foreach (var (name, size) in new[] { ("stochastic", 1), ("mini-batch 16", 16), ("batch", n) })
{
    var (w, b) = (-1.0, -0.8);
    var path = new List<(double W, double B, double Loss)> { (w, b, Loss(w, b)) };
    for (var epoch = 0; epoch < 10; epoch++)
    {
        var order = all.ToArray();
        random.Shuffle<int>(order);
        foreach (var batch in order.Chunk(size))
        {
            var (gw, gb) = Gradient(batch, w, b);
            (w, b) = (w - 0.08 * gw, b - 0.08 * gb);
            path.Add((w, b, Loss(w, b)));
        }
    }
    rising[name] = path.Zip(path.Skip(1)).Count(pair => pair.Second.Loss > pair.First.Loss) / (path.Count - 1.0);
    Console.WriteLine($"{name,-14} {path.Count - 1,5} iterations in 10 epochs, loss {path[0].Loss:0.00} -> {path[^1].Loss:0.000}, {rising[name],4:0%} of the steps go up");
    plane.Line(path.Take(101).Select(p => p.W), path.Take(101).Select(p => p.B), name);
    byStep.Line(Enumerable.Range(1, path.Count).Select(i => (double)i), path.Select(p => p.Loss), name);
    byEpoch.Line(Enumerable.Range(0, 11).Select(epoch => path[epoch * (path.Count - 1) / 10].Loss), name);
}

// 2. The standard error of a batch's gradient at the start, over 4000 batches drawn with replacement. σ is that of single rows.
double[] single = [.. all.Select(i => Gradient([i], -1, -0.8).W)];
var sigma = Deviation(single);
int[] sizes = [1, 4, 16, 64, 256];
double[] measured = [.. sizes.Select(size => Deviation([.. Enumerable.Range(0, 4000).Select(_ =>
{
    var sum = 0.0;
    for (var k = 0; k < size; k++) sum += single[random.NextInt(n)];
    return sum / size;
})]))];
Console.WriteLine("rows in a batch   standard error, measured   σ/√n");
for (var i = 0; i < sizes.Length; i++) Console.WriteLine($"{sizes[i],15}   {measured[i],24:0.000}   {sigma / Math.Sqrt(sizes[i]):0.000}");
Console.WriteLine($"The gradient's standard error falls as σ/√n: {sizes.Zip(measured, (size, error) => Math.Abs(error * Math.Sqrt(size) / sigma - 1)).Max() < 0.05}");
Console.WriteLine($"Batch descent falls at every step, single rows do not: {rising["batch"] == 0 && rising["stochastic"] > 0.2}");
picture.Panel("The gradient's standard error", "rows in a batch", "standard error").LogX().LogY()
    .Line(sizes.Select(s => (double)s), sizes.Select(s => sigma / Math.Sqrt(s)), "σ/√n").Points(sizes.Select(s => (double)s), measured, "measured");

// 3. Digits, 64-32-10, 5 epochs at one rate: time of an epoch and test error, from one row to all.
var digits = Datasets.Load("digits");
var split = digits.Split(validation: 0, test: 0.2, seed: 1);
var pipeline = digits.Fit(split.Train);
var (train, labels) = (pipeline.Features(digits.Table, split.Train), pipeline.Target(digits.Table, split.Train));
int[] batchSizes = [1, 4, 16, 64, 256, train.Rows];
var oneThread = new CpuBackend(threads: 1);      // so that the times compare work, not threads
var (times, errors) = (new List<double>(), new List<double>());
foreach (var size in batchSizes)
{
    var model = new Sequential(new Input(pipeline.InputCount), new Dense(32, "relu"), new Dense(10, "softmax")) { Seed = 1 };
    model.Compile(new Sgd(0.02), [new("sparse_categorical_crossentropy") { Metrics = ["accuracy"] }], oneThread);
    model.Fit(train, labels, epochs: 1, batchSize: size);
    var history = model.Fit(train, labels, epochs: 4, batchSize: size);
    times.Add(history.Elapsed.TotalMilliseconds / 4);
    errors.Add(1 - model.Evaluate(pipeline.Features(digits.Table, split.Test), pipeline.Target(digits.Table, split.Test))["accuracy"]);
    Console.WriteLine($"digits, batches of {size,4}: {times[^1],6:0.00} ms an epoch, test error after 5 epochs {errors[^1]:0.000}");
}
Console.WriteLine($"At equal epochs and rate more steps mean a lower test error: {errors.Zip(errors.Skip(1)).All(pair => pair.First < pair.Second)}");
picture.Panel("Digits: time of an epoch", "rows in a batch", "milliseconds").LogX().LogY().Line(batchSizes.Select(s => (double)s), times);
picture.Panel("Digits: test error after 5 epochs", "rows in a batch", "error").LogX().Line(batchSizes.Select(s => (double)s), errors);
picture.Save("batch-stochastic-minibatch");

(double W, double B) Gradient(int[] batch, double w, double b) => (batch.Average(i => 2 * (w * x[i] + b - y[i]) * x[i]), batch.Average(i => 2 * (w * x[i] + b - y[i])));

static double Deviation(double[] values) => Math.Sqrt(values.Average(v => v * v) - Math.Pow(values.Average(), 2));
