#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs

// A net with more weights than patients learns them by heart. Six ways to hold it back.
// prints: Unregularized, the validation loss ends far above its lowest: True
// prints: Each way ends with a lower validation loss than none: True
// prints: L1 makes more weights small than L2: True

using Descent.Data;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Regularizers;
using Descent.Training;

var heart = Datasets.Load("heart");
var split = heart.Split(validation: 0.4, test: 0, seed: 3);
var pipeline = heart.Fit(split.Train);
var (x, y) = (pipeline.Features(heart.Table, split.Train), pipeline.Target(heart.Table, split.Train));
var validation = new TrainingData(pipeline.Features(heart.Table, split.Validation), pipeline.Target(heart.Table, split.Validation));

(string Name, Regularizer? Penalty, double? Decay, double Dropout, EarlyStopping Stop)[] ways =
[
    ("none", null, null, 0, EarlyStopping.Off),
    ("L1", new L1(0.002), null, 0, EarlyStopping.Off),
    ("L2", new L2(0.01), null, 0, EarlyStopping.Off),
    ("elastic", new L1L2(0.001, 0.005), null, 0, EarlyStopping.Off),
    ("weight decay", null, 1.0, 0, EarlyStopping.Off),
    ("dropout", null, null, 0.6, EarlyStopping.Off),
    ("early stopping", null, null, 0, new EarlyStopping { Patience = 10 }),
];
var picture = new Picture($"An overfitting net: {pipeline.InputCount}-64-1 on {split.Train.Length} patients");
var train = picture.Panel("Training loss (with penalties)", "epoch", "loss").YRange(0, 1.2);
var held = picture.Panel("Validation cross-entropy", "epoch", "loss").YRange(0.3, 1.6);
var end = new Dictionary<string, double>();
var lowest = new Dictionary<string, double>();
var small = new Dictionary<string, double>();
Console.WriteLine("                train  validation: end  lowest   weights: norm  below 0.001");
foreach (var (name, penalty, decay, dropout, stop) in ways)
{
    Layer[] layers = [new Input(pipeline.InputCount), new Dense(64, "relu") { KernelRegularizer = penalty }, .. dropout > 0 ? [new Dropout(dropout)] : Array.Empty<Layer>(), new Dense(1, "sigmoid") { KernelRegularizer = penalty }];
    var model = new Sequential(layers) { Seed = 1 };
    model.Compile(new Adam(0.005) { WeightDecay = decay }, "binary_crossentropy", "binary_crossentropy");
    var history = model.Fit(x, y, new FitOptions { Epochs = 120, ValidationData = validation, EarlyStopping = stop, Seed = 1 });
    end[name] = model.Evaluate(validation.X[0], validation.Y[0])["binary_crossentropy"];
    lowest[name] = history["val_binary_crossentropy"].Min();
    double[] weights = model.Parameters[0].Variable.Read().ToDoubles();
    small[name] = weights.Count(w => Math.Abs(w) < 0.001) / (double)weights.Length;
    Console.WriteLine($"{name,-14}  {history.Last("loss"),5:0.000}  {end[name],15:0.000}  {lowest[name],6:0.000}  {Math.Sqrt(weights.Sum(w => w * w)),14:0.00}  {small[name],11:0%}");
    train.Line(history["loss"], name);
    held.Line(history["val_binary_crossentropy"], name);
    if (name is "none" or "L1" or "L2" or "weight decay") picture.Panel($"Weights of the hidden layer: {name}", "weight", "density").Histogram(weights, range: (-0.8, 0.8));
}
Console.WriteLine($"Unregularized, the validation loss ends far above its lowest: {end["none"] > 1.5 * lowest["none"]}");
Console.WriteLine($"Each way ends with a lower validation loss than none: {end.All(e => e.Key == "none" || e.Value < end["none"])}");
Console.WriteLine($"L1 makes more weights small than L2: {small["L1"] > small["L2"]}");
picture.Save("regularization");
