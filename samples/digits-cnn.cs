#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs
#:include shared/Tiles.cs
#:include shared/Images.cs
#:include shared/Engine.cs

// A convolutional net reads handwritten digits: MNIST where it is there, 8 × 8 pixels otherwise. Its filters, what they see, and what it gets wrong.
// prints: At least 98 % of the unseen digits are right: True

using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Schedules;
using Descent.Training;

var images = Images.Load();
var small = images.Side == 8;

// Few small images: each is shown in five places, so that the net learns what a digit is wherever it stands. Of MNIST a third has to do, for the sake of time.
int[] third = [.. Enumerable.Range(0, images.X.Rows / 3)];
var (x, y) = small ? images.Moved() : (images.X.TakeRows(third), images.Y.TakeRows(third));
var (epochs, batch) = small ? (10, 32) : (3, 64);
Console.WriteLine($"{images.Name}: {x.Rows} images of {images.Side} x {images.Side} train{(small ? ", each in five places" : "")}, {images.TestX.Rows} test.");

// Filters that slide over the image, batch normalization, ReLU; pooling keeps the strongest answer of each 2 x 2 places.
Layer[] layers = small
    ? [.. Filters(16, 3, Padding.Same), .. Filters(32, 3, Padding.Same), new MaxPooling2D(2), new Flatten(), new Dropout(0.4), new Dense(10, "softmax")]
    : [.. Filters(8, 5), new MaxPooling2D(2), .. Filters(24, 5), new MaxPooling2D(2), new Flatten(), new Dropout(0.4), new Dense(64, "relu"), new Dense(10, "softmax")];
var model = new Sequential([new Input([images.Side, images.Side, 1]), .. layers]) { Seed = 1 };
Console.Write(model.Summary());
model.Compile(new Adam(new CosineDecay(0.003, epochs * ((x.Rows + batch - 1) / batch), Alpha: 0.02)), "sparse_categorical_crossentropy", "accuracy");
var history = model.Fit(x, y, new FitOptions { Epochs = epochs, BatchSize = batch, Seed = 1, ValidationData = new(images.TestX, images.TestY), EarlyStopping = EarlyStopping.Off });

var p = model.Predict(images.TestX);
var answers = Enumerable.Range(0, p.Rows).Select(row => (Row: row, Truth: (int)images.TestY[row], Said: Enumerable.Range(0, 10).MaxBy(digit => p[row * 10 + digit]))).ToList();
var hardest = answers.OrderBy(answer => p[answer.Row * 10 + answer.Truth]).Take(15).ToList();
var accuracy = answers.Count(answer => answer.Said == answer.Truth) / (double)p.Rows;
Console.WriteLine($"{history.Elapsed.TotalSeconds:0.0} s. Test accuracy {accuracy:0.0000}: {answers.Count(answer => answer.Said != answer.Truth)} of {p.Rows} wrong. The hardest:");
foreach (var (row, truth, said) in hardest.Take(5)) Console.WriteLine($"  image {row} is {truth}, to which the net gives a probability of {p[row * 10 + truth]:0.00}: it says {said}");
Console.WriteLine($"At least 98 % of the unseen digits are right: {accuracy >= 0.98}");

var picture = new Picture($"A convolutional net reads {images.Name}: {accuracy:0.0%} of {p.Rows} unseen digits right");
picture.Panel("Accuracy", "epoch", "accuracy").Line(history["accuracy"], "training, with dropout").Line(history["val_accuracy"], "test");
var kernel = model.Parameters[0].Variable.Read();
int size = kernel.Shape[0], count = kernel.Shape[3], side = images.Side - size + 1;
var across = count > 8 ? 6 : 4;
var filters = picture.Add(new Tiles($"The {count} learned filters: blue below 0, red above", across, signed: true));
var maps = picture.Add(new Tiles($"What they answer to a {images.TestY[0]}", across, signed: true));
var seen = Engine.Compute(Engine.Constant(images.TestX.TakeRows([0])).Convolution(Engine.Constant(kernel)))[0];
for (var filter = 0; filter < count; filter++)
{
    filters.Image(Grid(size, (i, j) => kernel[(i * size + j) * count + filter]), $"{filter + 1}");
    maps.Image(Grid(side, (i, j) => seen[(i * side + j) * count + filter]), $"{filter + 1}");
}
var mistakes = picture.Add(new Tiles("The hardest: least probability for the truth", across: 5));
foreach (var (row, truth, said) in hardest) mistakes.Image(Grid(images.Side, (i, j) => images.TestX[(row * images.Side + i) * images.Side + j]), said == truth ? $"{truth} by {p[row * 10 + truth]:0%}" : $"{truth}, said {said}");
picture.Save("digits-cnn");

static Layer[] Filters(int count, int size, Padding padding = Padding.Valid) => [new Conv2D(count, size, padding: padding, useBias: false), new BatchNormalization(Momentum: 0.9), new ReLU()];

static double[,] Grid(int side, Func<int, int, double> value)
{
    var grid = new double[side, side];
    for (var i = 0; i < side; i++)
        for (var j = 0; j < side; j++) grid[i, j] = value(i, j);
    return grid;
}
