#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs

// Linear and logistic regression are networks without a hidden layer: gradient descent finds what the textbook's formula finds.
// prints: Linear agrees with the closed form to 1e-4: True
// prints: Logistic agrees with Newton's method to 1e-4: True

using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

const int n = 60;
var random = new RandomStream(3, "data");
double[] x = [.. Enumerable.Range(0, n).Select(_ => 4 * random.NextDouble() - 2)];
double[] line = [.. x.Select(v => 1.5 * v - 0.7 + 0.5 * random.NextNormal())];
double[] label = [.. x.Select(v => random.NextDouble() < Sigmoid(2 * v + 0.5) ? 1.0 : 0)];

// Linear: least squares has a closed form, slope = cov(x, y) / var(x).
var (meanX, meanY) = (x.Average(), line.Average());
var slope = x.Zip(line, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
var linear = Train(line, "linear", "mean_squared_error");
var linearGap = Report("Linear  ", linear, (slope, meanY - slope * meanX));

// Logistic: no closed form. The reference is Newton's method, which solves a 2 x 2 system a step.
var (w, b) = (0.0, 0.0);
for (var step = 0; step < 25; step++)
{
    double gw = 0, gb = 0, ww = 0, wb = 0, bb = 0;
    for (var i = 0; i < n; i++)
    {
        var p = Sigmoid(w * x[i] + b);
        var (error, weight) = (p - label[i], p * (1 - p));
        (gw, gb, ww, wb, bb) = (gw + error * x[i], gb + error, ww + weight * x[i] * x[i], wb + weight * x[i], bb + weight);
    }
    var determinant = ww * bb - wb * wb;
    (w, b) = (w - (bb * gw - wb * gb) / determinant, b - (ww * gb - wb * gw) / determinant);
}
var logistic = Train(label, "sigmoid", "binary_crossentropy");
var logisticGap = Report("Logistic", logistic, (w, b));

Console.WriteLine($"Linear agrees with the closed form to 1e-4: {linearGap < 1e-4}");
Console.WriteLine($"Logistic agrees with Newton's method to 1e-4: {logisticGap < 1e-4}");

var picture = new Picture("One unit, two regressions");
picture.Panel("Linear: squared error", "x", "y").Points(x, line, "data").Curve(v => linear.W * v + linear.B, -2, 2, "network");
picture.Panel("Logistic: cross-entropy", "x", "p(y = 1)").Points(x, label, "data").Curve(v => Sigmoid(logistic.W * v + logistic.B), -2, 2, "network");
picture.Save("linear-and-logistic");

(double W, double B) Train(double[] target, string activation, string loss)
{
    var model = new Sequential(new Input(1), new Dense(1, activation)) { Seed = 1, DType = DType.Float64 };
    model.Compile(new Sgd(0.2, Momentum: 0.9), loss);
    model.Fit(TensorData.From(x, [n, 1]), TensorData.From(target, [n, 1]), epochs: 2000, batchSize: n);
    var weights = model.GetWeights();
    return (weights.First(p => p.Key.EndsWith("kernel")).Value[0], weights.First(p => p.Key.EndsWith("bias")).Value[0]);
}

static double Report(string name, (double W, double B) net, (double W, double B) reference)
{
    Console.WriteLine($"{name}  network w = {net.W:0.000000}, b = {net.B:0.000000}   reference w = {reference.W:0.000000}, b = {reference.B:0.000000}");
    return Math.Max(Math.Abs(net.W - reference.W), Math.Abs(net.B - reference.B));
}

static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
