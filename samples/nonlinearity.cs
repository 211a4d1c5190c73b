#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs
#:include shared/Engine.cs

// Why activation functions: stacked linear layers are one linear layer; with a nonlinearity, more units bend closer to a curve.
// prints: Three linear layers equal one, exactly: True
// prints: The error falls at least tenfold from 2 to 64 units: True

using Descent.Activations;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

// 1. x A B C = x (A B C). With whole numbers nothing is rounded, so that equal means every bit.
var random = new RandomStream(1, "integers");
var (x, a, b, c) = (Whole(5, 4), Whole(4, 6), Whole(6, 3), Whole(3, 2));
var layers = Engine.Compute(x.MatMul(a).MatMul(b).MatMul(c), x.MatMul(a.MatMul(b).MatMul(c)));
Console.WriteLine($"Three linear layers equal one, exactly: {layers[0].ToDoubles().SequenceEqual(layers[1].ToDoubles())}");

// 2. Activation functions and derivatives, which the engine derives; saturated is where the derivative is below 0.05.
var picture = new Picture("Nonlinearity");
double[] z = [.. Enumerable.Range(-60, 121).Select(i => i / 10.0)];
var inputs = Tensor.Constant(z, [z.Length], DType.Float64);
var (values, slopes) = (picture.Panel("Activation functions", "z", "g(z)").YRange(-1.5, 3), picture.Panel("Their derivatives", "z", "g'(z)"));
Console.WriteLine("activation  g(-6)   g(6)    largest slope  saturated where");
foreach (var name in new[] { "sigmoid", "tanh", "relu", "leaky_relu", "elu", "gelu" })
{
    var value = ActivationFunction.Named(name).Apply(inputs);
    var result = Engine.Compute(value, Autodiff.Gradients(value.Sum(), [inputs])[0]).Select(data => data.ToDoubles()).ToArray();
    values.Line(z, result[0], name);
    slopes.Line(z, result[1]);
    var flat = result[1].Select(slope => Math.Abs(slope) < 0.05).ToArray();
    var (left, right) = (flat.TakeWhile(isFlat => isFlat).Count() - 1, z.Length - flat.Reverse().TakeWhile(isFlat => isFlat).Count());
    Console.WriteLine($"{name,-11} {result[0][0],6:0.000}  {result[0][^1],6:0.000}  {result[1].Max(),13:0.000}  {(left < 0 ? "not on the left" : $"z <= {z[left]:0.0}")}, {(right == z.Length ? "not on the right" : $"z >= {z[right]:0.0}")}");
}

// 3. One hidden layer against a curve, as units grow.
const int n = 128;
var at = Enumerable.Range(0, n).Select(i => -1 + 2f * i / (n - 1)).ToArray();
var curve = at.Select(v => MathF.Sin(6 * v) + 0.5f * MathF.Cos(11 * v)).ToArray();
int[] units = [2, 4, 8, 16, 32, 64];
var medians = new List<double>();
var fits = picture.Panel("One hidden layer of tanh (seed 1)", "x", "y").Points(at.Select(v => (double)v), curve.Select(v => (double)v), "curve");
foreach (var count in units)
{
    double[] errors = [.. Enumerable.Range(1, 5).Select(seed => Fit(count, seed)).Order()];
    medians.Add(errors[2]);
    Console.WriteLine($"{count,2} units: median squared error of 5 seeds {errors[2]:0.00000} ({errors[0]:0.00000} to {errors[4]:0.00000})");
}
Console.WriteLine($"The error falls at least tenfold from 2 to 64 units: {medians[0] >= 10 * medians[^1]} ({medians[0] / medians[^1]:0}-fold)");
picture.Panel("Error by units, median of 5 seeds", "units", "mean squared error").LogX().LogY().Line(units.Select(u => (double)u), medians);
picture.Save("nonlinearity");

double Fit(int count, int seed)
{
    var model = new Sequential(new Input(1), new Dense(count, "tanh") { KernelInitializer = new Descent.Initializers.RandomUniform(-6, 6), BiasInitializer = new Descent.Initializers.RandomUniform(-4, 4) }, new Dense(1)) { Seed = seed };
    model.Compile(new Adam(0.01), "mean_squared_error");
    var history = model.Fit(TensorData.From(at, [n, 1]), TensorData.From(curve, [n, 1]), epochs: 1000, batchSize: n);
    if (seed == 1 && count is 2 or 8 or 64) fits.Line(at.Select(v => (double)v), model.Predict(TensorData.From(at, [n, 1])).ToDoubles(), $"{count} units");
    return history.Last("loss");
}

Tensor Whole(int rows, int columns) => Tensor.Constant([.. Enumerable.Range(0, rows * columns).Select(_ => (double)(random.NextInt(9) - 4))], [rows, columns], DType.Float64);
