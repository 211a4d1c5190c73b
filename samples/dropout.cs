#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs
#:include shared/Engine.cs

// Dropout trains an ensemble of nets that share weights. At test time one net without dropout stands for all of them.
// prints: Linear net: the mean over all 256 masks equals the test-time output to 1e-12: True
// prints: Means of masked nets come closer to the test-time net, their spread falls as 1/√masks: True

using Descent.Data;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

// 1. A linear net of 8 hidden units: all 2⁸ masks can be counted. Rate 1/2: a kept unit counts double.
var random = new RandomStream(6, "linear");
var (hidden, weights) = (Numbers(5, 8), Numbers(8, 1));
var plain = Engine.Compute(hidden.MatMul(weights))[0].ToDoubles();
double[][] masked = [.. Engine.Compute([.. Enumerable.Range(0, 256).Select(mask => (hidden * Mask(mask)).MatMul(weights))]).Select(data => data.ToDoubles())];
var gap = Enumerable.Range(0, 5).Max(row => Math.Abs(masked.Average(outputs => outputs[row]) - plain[row]));
Console.WriteLine($"Linear net, first row: test-time output {plain[0]:0.000000}, mean of 256 masks {masked.Average(outputs => outputs[0]):0.000000}; largest gap of 5 rows {gap:0.0e+0}");
Console.WriteLine($"Linear net: the mean over all 256 masks equals the test-time output to 1e-12: {gap < 1e-12}");

// 2. A trained net of heart patients, with its dropout left on: one mask a run. Averages of more and more masks.
var heart = Datasets.Load("heart");
var split = heart.Split(validation: 0, test: 0.3, seed: 7);
var pipeline = heart.Fit(split.Train);
var input = new Input(pipeline.InputCount);
var model = new Model(input, new Dense(1, "sigmoid").Apply(new Dropout(0.5).Apply(new Dense(32, "relu").Apply(input)))) { Seed = 1 };
model.Compile(new Adam(0.003), "binary_crossentropy", "accuracy");
model.Fit(pipeline.Features(heart.Table, split.Train), pipeline.Target(heart.Table, split.Train), epochs: 60);
var (x, y) = (pipeline.Features(heart.Table, split.Test), pipeline.Target(heart.Table, split.Test).ToDoubles());
var test = model.Predict(x).ToDoubles();

const int members = 256;
var nets = Enumerable.Range(0, members).Select(Member).ToArray();
Console.WriteLine($"Trained net: accuracy of single masked nets {nets.Average(Accuracy):0.000} on average ({nets.Min(Accuracy):0.000} to {nets.Max(Accuracy):0.000}), of their mean {Accuracy(Mean(nets)):0.000}, at test time {Accuracy(test):0.000}");
int[] counts = [1, 4, 16, 64];
// How far means of `count` nets lie from the mean of all, by root mean square over disjoint groups.
double[] spread = [.. counts.Select(count => Math.Sqrt(nets.Chunk(count).Average(group => Distance(Mean(group), Mean(nets)))))];
double[] toTest = [.. counts.Select(count => Math.Sqrt(nets.Chunk(count).Average(group => Distance(Mean(group), test))))];
for (var i = 0; i < counts.Length; i++) Console.WriteLine($"mean of {counts[i],2} masks: distance to the test-time output {toTest[i]:0.000}, to the mean of {members} {spread[i]:0.000}");
Console.WriteLine($"Means of masked nets come closer to the test-time net, their spread falls as 1/√masks: {toTest[3] < toTest[0] / 3 && spread[0] / spread[1] is > 1.8 and < 2.2}");

var picture = new Picture("Dropout");
picture.Panel("Linear net, first row: outputs of 256 masks", "output", "density").Histogram([.. masked.Select(outputs => outputs[0])], "masks").Line([plain[0], plain[0]], [0, 0.3], "test time");
picture.Panel("Averages of masks", "masks", "distance").LogX().LogY().Line(counts.Select(c => (double)c), toTest, "to the test-time output").Line(counts.Select(c => (double)c), spread, $"to the mean of {members}");
picture.Panel("A patient's probability, by mask", "probability", "density").Histogram([.. nets.Select(net => net[0])], "masked nets").Line([test[0], test[0]], [0, 4], "test time");
picture.Panel("All test patients", "test-time probability", $"mean of {members} masks").Line([0, 1], [0, 1], "equal", 7).Points(test, Mean(nets), "a patient", 0);
picture.Save("dropout");

double[] Member(int seed)
{
    var scope = model.OpenScope(training: true, new RandomInputs(Number(seed), Number(0), Number(0)));
    return Engine.Compute(model.Build(scope, [Engine.Constant(x)])[0])[0].ToDoubles();
}

static Tensor Number(long value) => Tensor.Constant(value, DType.Int64);
static Tensor Mask(int mask) => Tensor.Constant([.. Enumerable.Range(0, 8).Select(unit => (mask >> unit & 1) * 2.0)], [8], DType.Float64);
static double[] Mean(IReadOnlyList<double[]> outputs) => [.. outputs[0].Select((_, row) => outputs.Average(net => net[row]))];
static double Distance(double[] a, double[] b) => a.Zip(b, (p, q) => (p - q) * (p - q)).Average();
double Accuracy(double[] p) => p.Zip(y, (probability, truth) => probability > 0.5 == (truth == 1) ? 1.0 : 0).Average();
Tensor Numbers(int rows, int columns) => Tensor.Constant([.. Enumerable.Range(0, rows * columns).Select(_ => random.NextNormal())], [rows, columns], DType.Float64);
