#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs

// Heart disease of 303 patients, end to end: columns, network, training, what it is worth on unseen patients, one file, one patient in words.
// prints: 29 inputs, 497 parameters: True
// prints: Better than always guessing the commoner class: True
// prints: The saved model predicts the same bits: True

using Descent.Data;
using Descent.Graph;
using Descent.Layers;
using Descent.Metrics;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

// The data (Cleveland; UCI Machine Learning Repository): a CSV file, and a schema that declares what numbers alone do not say.
// For a file of your own: TabularData.Open("patients.csv", target: "disease").
var heart = Datasets.Load("heart");
foreach (var column in heart.Schema.Columns) Console.WriteLine($"  {column.Name,-9} {column.Role.ToString().ToLowerInvariant()} {string.Join(", ", column.Vocabulary ?? [])}".TrimEnd());

// Which rows train, and the pipeline that turns columns into numbers. Its constants come from the training rows alone.
var split = heart.Split(validation: 0.2, test: 0.2, seed: 7);
var pipeline = heart.Fit(split.Train);
Console.WriteLine($"{heart.Table.RowCount} patients: {split.Train.Length} train, {split.Validation.Length} validate, {split.Test.Length} test.");

// The network, in the functional style: input, hidden, output, model.
var input = new Input(pipeline.InputCount);
var hidden = new Dense(16, "relu").Apply(input);
var output = new Dense(1, "sigmoid").Apply(hidden);
var model = new Model(input, output) { Name = "heart", Seed = 7 };
Console.Write(model.Summary());
Console.WriteLine($"29 inputs, 497 parameters: {pipeline.InputCount == 29 && model.Parameters.Sum(parameter => parameter.Shape.Size) == 497}");

// Training. There is validation data, so that training stops when it no longer helps and the best epoch's parameters are kept.
model.Compile(new Adam(LearningRate: 0.003), "binary_crossentropy", "accuracy", "roc_auc");
var history = model.Fit(Features(split.Train), Targets(split.Train), epochs: 300, validationData: new(Features(split.Validation), Targets(split.Validation)), seed: 7);
Console.WriteLine($"{history.StopReason} {history.Steps} steps in {history.Elapsed.TotalSeconds:0.00} s; the parameters are those of epoch {history.BestEpoch}.");

// What it is worth: on patients it has not seen, beside always saying what is commoner.
var test = model.Evaluate(Features(split.Test), Targets(split.Test));
var sick = Targets(split.Test).ToDoubles().Average();
var baseline = Math.Max(sick, 1 - sick);
Console.WriteLine($"Test: accuracy {test["accuracy"]:0.000}, AUC {test["roc_auc"]:0.000}. Baseline: accuracy {baseline:0.000}, AUC 0.500.");
var (truth, probability) = (Targets(split.Test), model.Predict(Features(split.Test)));
var confusion = new ConfusionMatrix().Start();
confusion.Update(truth, probability);
var counts = confusion.Result().Values;
Console.WriteLine($"{"",-12} said healthy  said ill\n{"is healthy",-12} {counts[0],12} {counts[1],9}\n{"is ill",-12} {counts[2],12} {counts[3],9}");
Console.WriteLine($"Better than always guessing the commoner class: {test["accuracy"] > baseline + 0.1 && test["roc_auc"] > 0.8}");

// One file holds the network and the pipeline. Whoever loads it needs nothing else.
Directory.CreateDirectory("runs");
ModelFile.Save("runs/heart.safetensors", model, new Dictionary<string, string> { ["pipeline"] = pipeline.ToJson() });
var (loaded, sections, _) = ModelFile.Load("runs/heart.safetensors");
var transform = Pipeline.FromJson(sections["pipeline"]);
Console.WriteLine($"The saved model predicts the same bits: {loaded.Predict(transform.Features(heart.Table, split.Test)).Bytes.SequenceEqual(probability.Bytes)}");

// One patient, in the units of the file: the pipeline does the rest.
var patient = new Patient(Age: 54, Sex: 1, Cp: 4, Trestbps: 140, Chol: 239, Fbs: 0, Restecg: 0, Thalach: 160, Exang: 0, Oldpeak: 1.2, Slope: 1, Ca: 0, Thal: "normal");
var risk = loaded.Predict(transform.Transform(patient))[0];
Console.WriteLine($"A man of {patient.Age}, blood pressure {patient.Trestbps}, cholesterol {patient.Chol}, heart rate up to {patient.Thalach}: "
    + $"{(risk > 0.5 ? "probably ill" : "probably healthy")}. The net gives heart disease a probability of {risk:0.00}.");

var picture = new Picture("Heart disease");
picture.Panel("Loss", "epoch", "cross-entropy").Line(history["loss"], "training").Line(history["val_loss"], "validation").Line([history.BestEpoch - 1.0, history.BestEpoch - 1.0], [0, history["loss"].Max()], "kept", 7).YRange(0.2, history["loss"].Max());
picture.Panel("Accuracy", "epoch", "accuracy").Line(history["accuracy"], "training").Line(history["val_accuracy"], "validation").YRange(0.5, 1);
var (falseAlarms, found) = Roc(truth.ToDoubles(), probability.ToDoubles());
picture.Panel($"ROC on the test patients: area {test["roc_auc"]:0.000}", "share of the healthy called ill", "share of the ill found").Line(falseAlarms, found, "network").Line([0, 1], [0, 1], "guessing", 7);
picture.Panel("The probabilities given to the test patients", "probability of heart disease", "density")
    .Histogram(Of(0), "healthy", bins: 12, range: (0, 1)).Histogram(Of(1), "ill", bins: 12, range: (0, 1));
picture.Save("heart");

TensorData Features(int[] rows) => pipeline.Features(heart.Table, rows);
TensorData Targets(int[] rows) => pipeline.Target(heart.Table, rows);
double[] Of(int state) => [.. probability.ToDoubles().Where((_, i) => truth[i] == state)];

// The share of each class that lies above the threshold, as it falls from the highest score to the lowest.
static (double[] FalseAlarms, double[] Found) Roc(double[] truth, double[] score)
{
    double[] thresholds = [double.PositiveInfinity, .. score.Distinct().OrderDescending()];
    double[] Above(int state) => [.. thresholds.Select(threshold => score.Where((s, i) => truth[i] == state && s >= threshold).Count() / (double)truth.Count(t => t == state))];
    return (Above(0), Above(1));
}

/// <summary>A patient, a property a column.</summary>
record Patient(double Age, int Sex, int Cp, double Trestbps, double Chol, int Fbs, int Restecg, double Thalach, int Exang, double Oldpeak, int Slope, int Ca, string Thal);
