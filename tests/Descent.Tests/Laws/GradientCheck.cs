using Descent.Graph;
using Descent.Tests.Reference;

namespace Descent.Tests.Laws;

/// <summary>
/// Gradients against central differences, in double: h = 1e-5, and an error of at most 1e-8 + 1e-6 |g|. Inputs must keep away from
/// points where the derivative jumps.
/// </summary>
public static class GradientCheck
{
    public const double Difference = 1e-5, AbsoluteTolerance = 1e-8, RelativeTolerance = 1e-6;

    /// <summary>Checks the gradients of a function of tensors at a point. Points of a floating-point type are differentiated, others are fed as they are.</summary>
    public static void Verify(Func<IReadOnlyList<Tensor>, Tensor> function, params TensorData[] points)
    {
        var inputs = Inputs(points);
        Compare(Weighted([function(inputs)]), inputs, points);
    }

    /// <summary>Checks the gradients, and the gradients of a weighted sum of these gradients.</summary>
    public static void VerifyTwice(Func<IReadOnlyList<Tensor>, Tensor> function, params TensorData[] points)
    {
        var inputs = Inputs(points);
        var once = Weighted([function(inputs)]);
        Compare(once, inputs, points);
        Compare(Weighted(Autodiff.Gradients(once, [.. inputs.Where(input => input.DType.IsFloat())])), inputs, points);
    }

    /// <summary>Checks the gradients of a Float64 scalar with respect to Float64 variables, which are moved and put back.</summary>
    public static void Verify(Tensor loss, IReadOnlyList<Variable> variables, params (string Name, TensorData Value)[] feeds)
    {
        var gradients = ReferenceEvaluator.Evaluate(Autodiff.Gradients(loss, [.. variables.Select(variable => variable.Value)]), feeds);
        for (var i = 0; i < variables.Count; i++)
        {
            var variable = variables[i];
            var start = variable.Read();
            Compare(variable.Name, start, gradients[i], moved =>
            {
                variable.Write(moved);
                return ReferenceEvaluator.Evaluate(loss, feeds)[0];
            });
            variable.Write(start);
        }
    }

    private static void Compare(Tensor scalar, Tensor[] inputs, TensorData[] points)
    {
        var feeds = points.Select((point, i) => ($"x{i}", point)).ToArray();
        var gradients = ReferenceEvaluator.Evaluate(Autodiff.Gradients(scalar, inputs), feeds);
        for (var i = 0; i < inputs.Length; i++)
        {
            if (!inputs[i].DType.IsFloat()) continue;
            var place = i;
            Compare(feeds[i].Item1, points[i], gradients[i], moved => ReferenceEvaluator.Evaluate(scalar, [.. feeds.Select((feed, k) => k == place ? (feed.Item1, moved) : feed)])[0]);
        }
    }

    private static void Compare(string name, TensorData point, TensorData gradient, Func<TensorData, double> value)
    {
        for (var i = 0; i < point.Shape.Size; i++)
        {
            var slope = (value(Moved(point, i, Difference)) - value(Moved(point, i, -Difference))) / (2 * Difference);
            var error = Math.Abs(gradient[i] - slope);
            if (!(error <= AbsoluteTolerance + (RelativeTolerance * Math.Abs(slope))))
                Assert.Fail($"The gradient with respect to element {i} of {name} {point} at {point[i]:R} is {gradient[i]:R}, the central difference {slope:R}.");
        }
    }

    private static TensorData Moved(TensorData point, int index, double by)
    {
        var values = point.ToDoubles();
        values[index] += by;
        return TensorData.From(values, point.Shape);
    }

    private static Tensor[] Inputs(TensorData[] points)
    {
        Assert.All(points, point => Assert.NotEqual(DType.Float32, point.DType));
        return [.. points.Select((point, i) => Tensor.Input($"x{i}", point.DType, point.Shape))];
    }

    /// <summary>Σ tensor · fixed random weights over all tensors: a scalar that every element moves.</summary>
    private static Tensor Weighted(IReadOnlyList<Tensor> tensors)
    {
        var random = new RandomStream(7, "cotangents");
        var total = Tensor.Constant(0, DType.Float64);
        foreach (var tensor in tensors)
        {
            Assert.Equal(DType.Float64, tensor.DType);
            double[] weights = [.. Enumerable.Range(0, (int)tensor.Shape.Size).Select(_ => random.NextNormal())];
            total += (tensor * Tensor.Constant(weights, tensor.Shape, DType.Float64)).Sum();
        }
        return total;
    }
}
