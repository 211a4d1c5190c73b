#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs

// Sequences: an LSTM forecasts Seattle's temperature from two weeks of weather, another one learns a nursery rhyme letter by letter.
// prints: Each LSTM's error in the unseen year is below persistence, their mean at most 2.75 °C: True
// prints: Further ahead the LSTM's lead over persistence grows: True
// prints: In the unseen verse the model needs less than half of the bigrams' nats: True

using System.Globalization;
using Descent.Data;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

var picture = new Picture("Sequences: tomorrow's temperature, and the next letter");

// Part 1. Daily weather of four years: 2012 to June 2014 train, the rest of 2014 decides when to stop, 2015 is the test. Nothing is shuffled across these dates.
var weather = Datasets.Load("seattle-weather");
var series = new TimeSeries(weather, time: "date");
var split = series.SplitAt(validation: "2014-07-01", test: "2015-01-01");
var windows = series.Windows(split, length: 14);
Console.WriteLine($"{windows.Length} days of {string.Join(", ", series.Inputs)} -> {series.Target} of the next day: {windows.Train.Rows.Count} windows train, {windows.Validation.Rows.Count} validate, {windows.Test.Rows.Count} test.");

// Persistence says: as today. Whoever forecasts the weather must beat it.
double[] measured = [.. weather.Table[series.Target].Select(cell => double.Parse(cell!, CultureInfo.InvariantCulture))];
double Persistence(SeriesWindows data) => Math.Sqrt(data.Test.Rows.Average(row => Math.Pow(measured[row] - measured[row - data.Horizon], 2)));
var persistence = Persistence(windows);

var curves = picture.Panel("Loss of three LSTMs, standardised", "epoch", "mean squared error");
var errors = new List<double>();
Sequential? forecaster = null;
for (var seed = 1; seed <= 3; seed++)
{
    (forecaster, var history) = Train(windows, seed);
    errors.Add(Rmse(forecaster, windows));
    curves.Line(history["loss"], seed == 1 ? "training" : null, 0).Line(history["val_loss"], seed == 1 ? "validation" : null, 1);
    Console.WriteLine($"LSTM of 32 units, seed {seed}: root mean squared error in 2015 {errors[^1]:0.00} °C, parameters of epoch {history.BestEpoch}");
}
Console.WriteLine($"Mean {errors.Average():0.00} °C, from {errors.Min():0.00} to {errors.Max():0.00}; persistence {persistence:0.00} °C.");
Console.WriteLine($"Each LSTM's error in the unseen year is below persistence, their mean at most 2.75 °C: {errors.All(error => error < persistence) && errors.Average() <= 2.75}");

int[] ahead = [1, 2, 4, 7];
var further = ahead.Select(horizon => series.Windows(split, length: 14, horizon)).Select(data => (Persistence: Persistence(data), Lstm: data.Horizon == 1 ? errors[0] : Rmse(Train(data, seed: 1).Model, data))).ToList();
for (var i = 0; i < ahead.Length; i++) Console.WriteLine($"{ahead[i]} day{(ahead[i] == 1 ? "" : "s")} ahead: persistence {further[i].Persistence:0.00}, LSTM {further[i].Lstm:0.00} °C");
Console.WriteLine($"Further ahead the LSTM's lead over persistence grows: {further[^1].Persistence - further[^1].Lstm > further[0].Persistence - further[0].Lstm}");

var forecast = forecaster!.Predict(windows.Test.X).ToDoubles().Select(windows.Target.Inverse);
picture.Panel("January to April 2015", "day", "highest temperature (°C)").Line(windows.Test.Rows.Take(120).Select(row => measured[row]), "measured", 7).Line(forecast.Take(120), "forecast of the day before", 1);
picture.Panel("Error by days ahead, 2015", "days ahead", "root mean squared error (°C)").YRange(0, 6)
    .Line(ahead.Select(day => (double)day), further.Select(error => error.Persistence), "persistence", 7).Line(ahead.Select(day => (double)day), further.Select(error => error.Lstm), "LSTM", 1);

// Part 2. A traditional rhyme that grows by a line each verse. The last verse is kept from the model: it knows its lines but for the first two.
(string Thing, string Deed)[] rhyme =
[
    ("house that Jack built", "lay in"), ("malt", "ate"), ("rat", "killed"), ("cat", "worried"), ("dog", "tossed"), ("cow with the crumpled horn", "milked"),
    ("maiden all forlorn", "kissed"), ("man all tattered and torn", "married"), ("priest all shaven and shorn", "waked"),
    ("cock that crowed in the morn", "kept"), ("farmer sowing his corn", "belonged to"), ("horse and the hound and the horn", ""),
];
string Verse(int number) => $"This is the {rhyme[number].Thing}\n" + string.Concat(Enumerable.Range(0, number).Reverse().Select(line => $"That {rhyme[line].Deed} the {rhyme[line].Thing}\n")) + "\n";
string text = string.Concat(Enumerable.Range(0, rhyme.Length - 1).Select(Verse)), unseen = Verse(rhyme.Length - 1);

const int Length = 50, Epochs = 60;
var vocabulary = CharacterVocabulary.Fit(text);
var (x, y) = vocabulary.Windows(text, Length, step: 10);
var (unseenX, unseenY) = vocabulary.Windows(unseen, Length);
var writer = new Sequential(
    new Input([Length], DType.Int32), new Embedding(vocabulary.Count, 16), new LSTM(64) { ReturnSequences = true }, new Dense(vocabulary.Count, "softmax")) { Seed = 1 };
writer.Compile(new Adam(0.01), "sparse_categorical_crossentropy");
var reading = writer.Fit(x, y, Epochs, seed: 1);

// What a guess costs without memory: nothing known, the shares of letters, the shares after the letter before. Counted in the same text, 1 added to each count.
double uniform = Math.Log(vocabulary.Count), unigrams = Counted(_ => 0), bigrams = Counted(before => before), model = writer.Evaluate(unseenX, unseenY).Loss;
Console.WriteLine($"{text.Length} letters of {vocabulary.Count} kinds. Nats a letter in the unseen verse: uniform {uniform:0.00}, letter shares {unigrams:0.00}, bigrams {bigrams:0.00}, LSTM {model:0.00} (in training {reading["loss"][^1]:0.00})");
Console.WriteLine($"In the unseen verse the model needs less than half of the bigrams' nats: {model < bigrams / 2 && reading["loss"][^1] < bigrams / 2}");
foreach (var temperature in new[] { 0.5, 1, 2 }) Console.WriteLine($"\nWritten at temperature {temperature:0.0}:\n{writer.Generate(vocabulary, "This is the ", 140, temperature, seed: 1)}");
string start = string.Join('\n', unseen.Split('\n').Take(2)) + "\n", continued = writer.Generate(vocabulary, start, unseen.Length - start.Length, temperature: 0);
Console.WriteLine($"\nThe unseen verse, continued from its two new lines with the most probable letters, {continued.Zip(unseen).Skip(start.Length).Count(pair => pair.First == pair.Second)} of {unseen.Length - start.Length} right:\n{continued}");

var letters = picture.Panel("The rhyme: nats a letter", "epoch", "cross-entropy").YRange(0, 3.6).Line(reading["loss"], "LSTM, in training", 1);
foreach (var (name, value, colour) in new[] { ("uniform", uniform, 7), ("letter shares", unigrams, 4), ("bigrams", bigrams, 2), ("LSTM, unseen verse", model, 0) }) letters.Line([0, Epochs - 1], [value, value], name, colour);
picture.Save("sequences");

static (Sequential Model, History History) Train(SeriesWindows data, long seed)
{
    var model = new Sequential(new Input(data.Shape), new LSTM(32), new Dense(1)) { Seed = seed };
    model.Compile(new Adam(0.003), "mse");
    return (model, model.Fit(data.Train.X, data.Train.Y, epochs: 30, validationData: new(data.Validation.X, data.Validation.Y), seed: seed));
}

static double Rmse(Model model, SeriesWindows data) => Math.Sqrt(model.Evaluate(data.Test.X, data.Test.Y).Loss) * data.Target.StandardDeviation;

double Counted(Func<int, int> context)
{
    var counts = new double[vocabulary.Count, vocabulary.Count];
    int[] seen = vocabulary.Encode(text), test = vocabulary.Encode(unseen);
    for (var i = 1; i < seen.Length; i++) counts[context(seen[i - 1]), seen[i]]++;
    return Enumerable.Range(1, test.Length - 1).Average(i =>
    {
        var given = context(test[i - 1]);
        return -Math.Log((counts[given, test[i]] + 1) / Enumerable.Range(0, vocabulary.Count).Sum(letter => counts[given, letter] + 1));
    });
}
