using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Tests.Laws;

/// <summary>What each primitive is tried on, as data. Scalar functions are found by reflection; only special domains stand here.</summary>
internal static class OpSamples
{
    /// <summary>An op, or a chain that ends in it, and where to differentiate it.</summary>
    internal sealed record Sample(Func<IReadOnlyList<Tensor>, Tensor> Function, params TensorData[] Points);

    /// <summary>Ops that have no inputs to differentiate, or whose value has no derivative.</summary>
    internal static readonly Type[] WithoutGradient = [typeof(Input), typeof(Constant), typeof(ReadVariable), typeof(RandomUniform), typeof(Compare), typeof(ArgMax), typeof(StopGradient)];

    internal static readonly Dictionary<string, double[]> Domains = new()
    {
        ["Log"] = [0.1, 0.7, 1.3, 4],
        ["Sqrt"] = [0.1, 0.7, 1.3, 4],
        ["Log1p"] = [-0.9, -0.2, 0.3, 4],
        ["Power"] = [0.2, 0.8, 1.3, 2.5],
        ["Divide"] = [-1.7, -0.6, 0.4, 1.2],
    };

    internal static readonly double[] AllReals = [-1.7, -0.3, 0.4, 1.2];

    internal static readonly Dictionary<string, Sample> Table = new()
    {
        ["Unary"] = new(x => x[0].Tanh(), Matrix(2, 3)),
        ["Binary"] = new(x => x[0] * x[1], Matrix(2, 3), Matrix(2, 3, 1)),
        ["Select"] = new(x => (x[0] > 0.1).Select(x[1], x[0].Square()), Matrix(2, 3), Matrix(2, 3, 1)),
        ["Cast"] = new(x => x[0].Cast(DType.Float64).Square(), Matrix(2, 3)),
        ["Broadcast to more rows"] = new(x => x[0].BroadcastTo([4, 2, 3]).Square(), Matrix(2, 3)),
        ["Broadcast along an axis of one"] = new(x => x[0].BroadcastTo([2, 5]).Square(), Matrix(2, 1)),
        ["Reshape"] = new(x => x[0].Reshape(3, -1).Square(), Matrix(2, 3)),
        ["Transpose"] = new(x => x[0].Transpose(2, 0, 1).Square(), Cube(2, 3, 4)),
        ["Slice"] = new(x => x[0].Slice([0, 1, 2], [2, 1, 2]).Square(), Cube(2, 3, 4)),
        ["Pad"] = new(x => x[0].Pad([1, 0], [0, 2], 3).Square(), Matrix(2, 3)),
        ["Concat"] = new(x => Tensor.Concat(1, x[0], x[1], x[0]).Square(), Matrix(2, 3), Matrix(2, 1, 1)),
        ["Reduce by sum"] = new(x => x[0].Sum([0, 2]).Square(), Cube(2, 3, 4)),
        ["Reduce by sum, axes kept"] = new(x => x[0].Sum(1, keepDimensions: true).Square(), Cube(2, 3, 4)),
        ["Reduce by maximum"] = new(x => x[0].Max(1).Square(), Cube(2, 3, 4)),
        ["Reduce by maximum of all"] = new(x => x[0].Max().Square(), Cube(2, 3, 4)),
        ["MatMul"] = new(x => x[0].MatMul(x[1]).Square(), Matrix(2, 3), Matrix(3, 4, 1)),
        ["MatMul, left transposed"] = new(x => x[0].MatMul(x[1], transposeLeft: true).Square(), Matrix(3, 2), Matrix(3, 4, 1)),
        ["MatMul, right transposed"] = new(x => x[0].MatMul(x[1], transposeRight: true).Square(), Matrix(2, 3), Matrix(4, 3, 1)),
        ["MatMul, both transposed"] = new(x => x[0].MatMul(x[1], transposeLeft: true, transposeRight: true).Square(), Matrix(3, 2), Matrix(4, 3, 1)),
        ["MatMul in batches"] = new(x => x[0].MatMul(x[1]).Square(), Cube(2, 3, 4), Cube(2, 4, 2, 1)),
        ["MatMul of many rows"] = new(x => x[0].MatMul(x[1]).Square(), Cube(2, 3, 4), Matrix(4, 2, 1)),
        ["Gather"] = new(x => x[0].Gather(x[1]).Square(), Matrix(3, 2), TensorData.From([2, 0, 2, 1], [2, 2])),
        ["ScatterAdd"] = new(x => x[0].ScatterAdd(x[1], 3).Square(), Matrix(4, 2), TensorData.From([2, 0, 2, 0])),
        ["Convolution"] = new(x => x[0].Convolution(x[1]).Square(), Random([2, 3, 4, 2]), Random([2, 3, 2, 3], 1)),
        ["Convolution with strides, padding and dilation"] = new(x => x[0].Convolution(x[1], Wide).Square(), Random([1, 5, 4, 2]), Random([2, 2, 2, 1], 1)),
        ["Convolution in groups"] = new(x => x[0].Convolution(x[1], new(new(), new(), 2)).Square(), Random([1, 2, 3, 4]), Random([2, 1, 2, 2], 1)),
        ["Convolution, depthwise"] = new(x => x[0].DepthwiseConvolution(x[1], new(1, 1, 1), new(2)).Square(), Random([1, 3, 3, 2]), Random([2, 2, 2, 2], 1)),
        ["ConvolutionInputGradient"] = new(x => x[0].ConvolutionTranspose(x[1], Wide, 5, 4).Square(), Random([1, 3, 4, 2]), Random([2, 2, 1, 2], 1)),
        ["ConvolutionKernelGradient"] = new(x => Tensor.Apply(new ConvolutionKernelGradient(Wide, 2, 2), x[0], x[1]).Square(), Random([2, 5, 4, 2]), Random([2, 3, 4, 2], 1)),
        ["MaxPool"] = new(x => x[0].MaxPool(2, 3, new(2), new(1, 1, 1, 1)).Value.Square(), Random([2, 4, 3, 2])),
        ["MaxPoolGradient"] = new(x => Tensor.Apply(new MaxPoolGradient(new(2, 2, new(1), new(1)), 2, 3), x[0], x[1]).Square(), Random([1, 1, 2, 2]), TensorData.From([2, 7, 2, 11], [1, 1, 2, 2])),
        ["Scan"] = new(x => Recurrence(x, reverse: false), Matrix(2, 3), Matrix(2, 3, 1), Cube(4, 2, 3, 2), Matrix(4, 2, 3), Matrix(3, 3, 4), Random([3], 5), Random([], 6)),
        ["Scan, the last first"] = new(x => Recurrence(x, reverse: true), Matrix(2, 3), Matrix(2, 3, 1), Cube(4, 2, 3, 2), Matrix(4, 2, 3), Matrix(3, 3, 4), Random([3], 5), Random([], 6)),
    };

    /// <summary>Two carries that need each other, two sequences, a matrix, a bias and a number from outside; both outputs and both last carries matter.</summary>
    private static Tensor Recurrence(IReadOnlyList<Tensor> x, bool reverse)
    {
        var result = Tensor.Scan([x[0], x[1]], [x[2], x[3]], (carries, slices) =>
        {
            var a = (carries[0].MatMul(x[4]) + slices[0] + x[5]).Tanh();
            var b = carries[1] * a + slices[1].Sum() * x[6];
            return new([a, b], [a * slices[0], carries[0]]);
        }, reverse);
        return result.Outputs[0].Square().Sum() + result.Outputs[1].Sin().Sum() + (result.Carries[0] * result.Carries[1]).Sum();
    }

    /// <summary>Strides, dilation and padding that differ along the axes: images of 5 × 4 and a kernel of 2 × 2 meet at 3 × 4 positions.</summary>
    private static ConvolutionSettings Wide => new(new(2, 1, 1, 0), new(1, 2, 1, 1));

    internal static TensorData Matrix(int rows, int columns, long seed = 0) => Random([rows, columns], seed);

    internal static TensorData Cube(int planes, int rows, int columns, long seed = 0) => Random([planes, rows, columns], seed);

    internal static TensorData Random(Shape shape, long seed = 0)
    {
        var random = new RandomStream(seed, "samples");
        return TensorData.From(Enumerable.Range(0, (int)shape.Size).Select(_ => random.NextNormal()).ToArray(), shape);
    }
}
