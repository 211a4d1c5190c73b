#!/usr/bin/env dotnet
#:project ../src/Descent/Descent.csproj
#:include shared/Picture.cs
#:include shared/Engine.cs

// The loss must match the output: −log p punishes confident mistakes; with a sigmoid, squared error stops learning where it is most wrong.
// prints: −log p for p = 1/1000, 1/10, 1/2, 1: 6.908 2.303 0.693 0.000
// prints: Confidently wrong, cross-entropy learns and squared error does not: True

using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

// The course's table: the surprise at an event of probability p.
double[] p = [1.0 / 1000, 1.0 / 10, 1.0 / 2, 1];
var surprise = p.Select(probability => Engine.Compute(0 - Tensor.Constant(probability, DType.Float64).Log())[0][0]).ToArray();
Console.WriteLine($"−log p for p = 1/1000, 1/10, 1/2, 1: {string.Join(' ', surprise.Select(s => s.ToString("0.000")))}");

// One sigmoid unit, truth 1: loss and its gradient at the unit's net input z.
double[] z = [.. Enumerable.Range(-80, 161).Select(i => i / 10.0)];
var input = Tensor.Constant(z, [z.Length], DType.Float64);
var output = input.Sigmoid();
var (squared, entropy) = ((output - 1).Square(), -output.Log());
var result = Engine.Compute(squared, entropy, Autodiff.Gradients(squared.Sum(), [input])[0], Autodiff.Gradients(entropy.Sum(), [input])[0]).Select(data => data.ToDoubles()).ToArray();
Console.WriteLine("Truth 1.   z   output   gradient of squared error   of cross-entropy");
foreach (var i in new[] { 0, 40, 80, 120, 160 }) Console.WriteLine($"        {z[i],4:0}   {1 / (1 + Math.Exp(-z[i])),6:0.000}   {result[2][i],25:0.0000}   {result[3][i],16:0.0000}");

// A unit that starts confidently wrong (w = -8, all truths 1) under both losses.
var (left, right) = (Learn("mean_squared_error"), Learn("binary_crossentropy"));
Console.WriteLine($"From output 0.0003, after 200 steps at rate 0.5: squared error {left[^1]:0.0000}, cross-entropy {right[^1]:0.0000}");
Console.WriteLine($"Confidently wrong, cross-entropy learns and squared error does not: {right[^1] > 0.9 && left[^1] < 0.1}");

var picture = new Picture("The loss must match the output");
picture.Panel("Surprise", "p", "−log p").Curve(v => -Math.Log(v), 0.001, 1).Points(p, surprise, "p = 1/1000, 1/10, 1/2, 1");
picture.Panel("Loss of a sigmoid unit, truth 1", "z", "loss").Line(z, result[0], "squared error").Line(z, result[1], "cross-entropy");
picture.Panel("Gradient by z", "z", "gradient").Line(z, result[2], "squared error").Line(z, result[3], "cross-entropy");
picture.Panel("Learning from confidently wrong", "step", "output (truth 1)").Line(left, "squared error").Line(right, "cross-entropy");
picture.Save("loss-functions");

static double[] Learn(Loss loss)
{
    var model = new Sequential(new Input(1), new Dense(1, "sigmoid") { KernelInitializer = new Descent.Initializers.Constant(-8), UseBias = false });
    model.Compile(new Sgd(0.5), loss);
    var one = TensorData.From([1f], [1, 1]);
    var outputs = new List<double> { model.Predict(one)[0] };
    for (var step = 0; step < 200; step++)
    {
        model.TrainOnBatch(one, one);
        outputs.Add(model.Predict(one)[0]);
    }
    return [.. outputs];
}
