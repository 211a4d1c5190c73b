#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj

// Heart disease of 303 patients (Cleveland; UCI Machine Learning Repository), in the functional style: input, hidden, output, model.
// prints: Better than always guessing the commoner class: True

using Descent.Data;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

// The data: rows, which of them train, and the pipeline that turns columns into numbers. Its constants come from the training rows alone.
var heart = Datasets.Load("heart");
var split = heart.Split(validation: 0.2, test: 0.2, seed: 7);
var pipeline = heart.Fit(split.Train);
Console.WriteLine($"{heart.Table.RowCount} patients: {split.Train.Length} train, {split.Validation.Length} validate, {split.Test.Length} test. {pipeline.InputCount} inputs.");

// The network.
var input = new Input(pipeline.InputCount);
var hidden = new Dense(16, "relu").Apply(input);
var output = new Dense(1, "sigmoid").Apply(hidden);
var model = new Model(input, output) { Name = "heart", Seed = 7 };
Console.Write(model.Summary());

// Training. There is validation data, so that training stops when it no longer helps and the best epoch's parameters are kept.
model.Compile(new Adam(LearningRate: 0.003), "binary_crossentropy", "accuracy", "roc_auc");
var history = model.Fit(Features(split.Train), Targets(split.Train), epochs: 300, validationData: new(Features(split.Validation), Targets(split.Validation)), seed: 7);
Console.WriteLine($"{history.StopReason} {history.Steps} steps in {history.Elapsed.TotalSeconds:0.00} s; the parameters are those of epoch {history.BestEpoch}.");

// What it is worth: on patients it has not seen, beside always saying what is commoner.
var test = model.Evaluate(Features(split.Test), Targets(split.Test));
var sick = Targets(split.Test).ToDoubles().Average();
var baseline = Math.Max(sick, 1 - sick);
Console.WriteLine($"Test: accuracy {test["accuracy"]:0.000}, AUC {test["roc_auc"]:0.000}. Baseline: accuracy {baseline:0.000}, AUC 0.500.");
Console.WriteLine($"Better than always guessing the commoner class: {test["accuracy"] > baseline + 0.1 && test["roc_auc"] > 0.8}");

// One patient, in the units of the file: the pipeline does the rest.
var patient = new Patient(Age: 54, Sex: 1, Cp: 4, Trestbps: 140, Chol: 239, Fbs: 0, Restecg: 0, Thalach: 160, Exang: 0, Oldpeak: 1.2, Slope: 1, Ca: 0, Thal: "normal");
Console.WriteLine($"{patient}: probability of heart disease {model.Predict(pipeline.Transform(patient))[0]:0.00}");

TensorData Features(int[] rows) => pipeline.Features(heart.Table, rows);
TensorData Targets(int[] rows) => pipeline.Target(heart.Table, rows);

/// <summary>A patient, a property a column.</summary>
record Patient(double Age, int Sex, int Cp, double Trestbps, double Chol, int Fbs, int Restecg, double Thalach, int Exang, double Oldpeak, int Slope, int Ca, string Thal);
