#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs
#:include shared/Engine.cs

// Backpropagation by hand: the delta rule on a two-layer net gives the gradient that the engine derives from the graph.
// prints: By hand equals the engine to 1e-12: True

using Descent.Graph;

// A 3-5-2 net: sigmoid hidden units, sigmoid outputs, loss ½ Σ (y − t)² over a batch of four.
var random = new RandomStream(4, "net");
var (x, t) = (Matrix(4, 3), Matrix(4, 2));
var (w1, b1, w2, b2) = (Matrix(3, 5), Matrix(1, 5), Matrix(5, 2), Matrix(1, 2));

// Forward. δ of an output: (y − t) y (1 − y). δ of a hidden unit: h (1 − h) Σ w δ. A weight's gradient: its input times its unit's δ.
var hidden = Map(4, 5, (r, j) => Sigmoid(b1[0, j] + Sum(3, i => x[r, i] * w1[i, j])));
var output = Map(4, 2, (r, k) => Sigmoid(b2[0, k] + Sum(5, j => hidden[r, j] * w2[j, k])));
var deltaOut = Map(4, 2, (r, k) => (output[r, k] - t[r, k]) * output[r, k] * (1 - output[r, k]));
var deltaHidden = Map(4, 5, (r, j) => hidden[r, j] * (1 - hidden[r, j]) * Sum(2, k => w2[j, k] * deltaOut[r, k]));
double[][,] byHand =
[
    Map(3, 5, (i, j) => Sum(4, r => x[r, i] * deltaHidden[r, j])), Map(1, 5, (_, j) => Sum(4, r => deltaHidden[r, j])),
    Map(5, 2, (j, k) => Sum(4, r => hidden[r, j] * deltaOut[r, k])), Map(1, 2, (_, k) => Sum(4, r => deltaOut[r, k])),
];

// The engine: write the loss, ask for its gradients.
Variable[] variables = [new("w1", w1), new("b1", b1), new("w2", w2), new("b2", b2)];
Tensor[] values = [.. variables.Select(variable => variable.Value)];
var first = (Engine.Constant(x).MatMul(values[0]) + values[1].Reshape(5)).Sigmoid();
var second = (first.MatMul(values[2]) + values[3].Reshape(2)).Sigmoid();
var loss = (second - Engine.Constant(t)).Square().Sum() * 0.5;
var gradients = Autodiff.Gradients(loss, values);
Console.WriteLine("The computational graph of the loss, an operation a line:");
Console.WriteLine(GraphPrinter.Print([loss]));
Console.WriteLine($"With the gradients it grows from {new GraphProgram([loss]).Nodes().Count} to {new GraphProgram([loss, .. gradients]).Nodes().Count} operations.");

var engine = Engine.Compute([.. gradients]);
var largest = 0.0;
for (var v = 0; v < 4; v++)
{
    var hand = TensorData.From(byHand[v]).ToDoubles();
    var gap = hand.Zip(engine[v].ToDoubles(), (a, b) => Math.Abs(a - b)).Max();
    Console.WriteLine($"{variables[v].Name}: {hand.Length,2} gradients, first {hand[0],9:0.000000} by hand, {engine[v][0],9:0.000000} by the engine, largest difference {gap:0.0e+0}");
    largest = Math.Max(largest, gap);
}
Console.WriteLine($"By hand equals the engine to 1e-12: {largest < 1e-12}");

var picture = new Picture("Backpropagation");
double[] hands = [.. byHand.SelectMany(gradient => gradient.Cast<double>())], engines = [.. engine.SelectMany(gradient => gradient.ToDoubles())];
picture.Panel("25 weights and 7 biases", "gradient by hand", "gradient by the engine").Line([hands.Min(), hands.Max()], [hands.Min(), hands.Max()], "equal", 7).Points(hands, engines, "a weight", 0);
picture.Panel("δ of the units, by row of the batch", "unit: 5 hidden, 2 outputs", "δ").Points(Units(), Deltas(), "δ");
picture.Save("backpropagation");

IEnumerable<double> Units() => Enumerable.Range(0, 4).SelectMany(_ => Enumerable.Range(1, 7)).Select(u => (double)u);
IEnumerable<double> Deltas() => Enumerable.Range(0, 4).SelectMany(r => Enumerable.Range(0, 7).Select(u => u < 5 ? deltaHidden[r, u] : deltaOut[r, u - 5]));
double[,] Matrix(int rows, int columns) => Map(rows, columns, (_, _) => random.NextNormal());
static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
static double Sum(int count, Func<int, double> term) => Enumerable.Range(0, count).Sum(term);

static double[,] Map(int rows, int columns, Func<int, int, double> value)
{
    var result = new double[rows, columns];
    for (var r = 0; r < rows; r++)
        for (var c = 0; c < columns; c++) result[r, c] = value(r, c);
    return result;
}
