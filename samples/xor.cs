#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs

// Exclusive or: no line separates the points, so that a network needs a hidden layer. Trained by batch gradient descent.
// prints: Learned: True

using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

var x = new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } };
var y = new float[,] { { 0 }, { 1 }, { 1 }, { 0 } };

var model = new Sequential(
    new Input(2),
    new Dense(4, "tanh"),
    new Dense(1, "sigmoid")) { Seed = 1 };
Console.Write(model.Summary());

model.Compile(new Sgd(LearningRate: 0.5, Momentum: 0.9), "binary_crossentropy", "accuracy");
var history = model.Fit(x, y, epochs: 500, batchSize: 4);
Console.WriteLine($"{history.StopReason} Loss {history["loss"][0]:0.000} -> {history.Last("loss"):0.0000} in {history.Elapsed.TotalMilliseconds:0} ms");
Console.WriteLine();

var p = model.Predict(x);
Console.WriteLine("x1 x2  y  p(y = 1)");
for (var row = 0; row < 4; row++) Console.WriteLine($" {x[row, 0]}  {x[row, 1]}  {y[row, 0]}  {p[row]:0.000}");
Console.WriteLine($"Learned: {Enumerable.Range(0, 4).All(row => p[row] > 0.5 == (y[row, 0] == 1))}");

var picture = new Picture("Exclusive or: a net of 4 hidden units");
picture.Panel("p(y = 1): two bends make a valley", "x1", "x2").Surface((a, b) => -model.Predict(new float[,] { { (float)a, (float)b } })[0], (-0.5, 1.5), (-0.5, 1.5), [-0.9, -0.7, -0.5, -0.3, -0.1])
    .Points([0, 1], [0, 1], "y = 0", 1).Points([0, 1], [1, 0], "y = 1", 2);
picture.Panel("Loss", "epoch", "cross-entropy").LogY().Line(history["loss"]);
picture.Save("xor");
