using Descent.Graph;
using Descent.Layers;
using Descent.Tests.Laws;
using Descent.Tests.Reference;

namespace Descent.Tests.Layers;

public sealed class ConvolutionLayerTests
{
    [Fact]
    public void A_kernel_larger_than_the_image_is_an_error_with_every_shape()
    {
        var error = Assert.Throws<ShapeException>(() => new Conv2D(8, 5) { Name = "first" }.Apply(new Input([4, 6, 3])));
        Assert.Equal("Layer \"first\" (Conv2D) cannot take Float32[2, 4, 6, 3] (batch first): Conv2D with Padding.Valid needs an input of at least the 5 x 5 places that its window reaches over, "
            + "got 4 x 6: take Padding.Same, a smaller KernelSize or DilationRate, fewer layers that shrink the input, or larger inputs.", error.Message);
        error = Assert.Throws<ShapeException>(() => new MaxPooling1D(4).Apply(new Input([3, 2])));
        Assert.Contains("Layer \"max_pooling1d\" (MaxPooling1D) cannot take Float32[2, 3, 2]", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ShapeException>(() => new Scope(new VariableStore(0), training: false).Build(new Conv1D(8, 3), "empty", Tensor.Input("x", DType.Float32, [2, 0, 2])));
        Assert.Contains("Conv1D needs an input [batch, time, channels] without an axis of length 0, got [2, 0, 2]", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ShapeException>(() => new Conv1D(4, 3, groups: 2).Apply(new Input([5, 3])));
        Assert.Contains("Conv1D needs channels and filters that its 2 groups divide, got 3 channels and 4 filters", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1, 0), InlineData(3, 1, 0), InlineData(3, 2, 0), InlineData(3, 2, 1), InlineData(2, 2, 1), InlineData(4, 2, 0), InlineData(5, 3, 2), InlineData(2, 3, 2), InlineData(1, 3, 2)]
    public void Output_padding_chooses_the_length_of_a_transposed_convolution(int kernel, int stride, int longer)
    {
        var x = OpSamples.Random([1, 1, 4, 1]);
        double[] Result(Padding padding, ValueList<int>? longerBy) =>
            new LayerRun(new Conv2DTranspose(1, [1, kernel], [1, stride], padding, UseBias: false) { OutputPadding = longerBy }).Infer(x)[0].ToDoubles();
        var full = Result(Padding.Valid, [0, 0]);
        Assert.Equal((3 * stride) + kernel, full.Length);
        Assert.Equal([.. full, .. new double[longer]], Result(Padding.Valid, [0, longer]));
        if (kernel >= stride) Assert.Equal(full, Result(Padding.Valid, null));
        var length = (3 * stride) + (kernel % 2) + longer;
        var start = Math.Max(kernel - (kernel % 2) - longer, 0) / 2;
        Assert.Equal(full.Concat(new double[stride]).Skip(start).Take(length), Result(Padding.Same, [0, longer]));
        if (longer == stride - (kernel % 2)) Assert.Equal(Result(Padding.Same, null), Result(Padding.Same, [0, longer]));
    }

    [Fact]
    public void Output_padding_lies_below_the_stride()
    {
        var error = Assert.Throws<ShapeException>(() => new Conv2DTranspose(1, 3, 2) { OutputPadding = [2] }.Apply(new Input([4, 4, 1])));
        Assert.Contains("choose a number in 0 .. 1", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2DTranspose(1, 3, 2) { OutputPadding = [-1] });
    }

    [Fact]
    public void A_setting_that_cannot_be_is_an_error_with_its_name()
    {
        Assert.Contains("Conv2D needs KernelSize to be 2 numbers, at least 1, got [3, 3, 3].", Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2D(8, [3, 3, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("Conv1D needs Strides to be one number, at least 1, got [0].", Assert.Throws<ArgumentOutOfRangeException>(() => new Conv1D(8, 3, strides: 0)).Message, StringComparison.Ordinal);
        Assert.Contains("Conv2D needs Padding to be Valid or Same, got Causal.", Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2D(8, 3, padding: Padding.Causal)).Message, StringComparison.Ordinal);
        Assert.Contains("Conv2DTranspose needs Filters at least 1, got 0.", Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2DTranspose(0, 3)).Message, StringComparison.Ordinal);
        Assert.Contains("AveragePooling2D needs PoolSize", Assert.Throws<ArgumentOutOfRangeException>(() => new AveragePooling2D(-1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_number_counts_for_both_axes() => Assert.Equal(new Conv2D(8, [3, 3], [2, 2], Padding.Same), new Conv2D(8, 3, 2, Padding.Same));

    [Fact]
    public void The_strides_of_a_pool_are_its_size_if_not_given() => Assert.Equal([2, 3], new MaxPooling2D([2, 3]).Strides);

    [Fact]
    public void A_transposed_convolution_is_the_gradient_of_a_convolution()
    {
        var (x, kernel) = (Tensor.Input("x", DType.Float64, [2, 7, 6, 3]), Tensor.Input("kernel", DType.Float64, [3, 2, 3, 4]));
        var images = x.Convolution(kernel);
        var layer = new Conv2DTranspose(3, [3, 2], UseBias: false);
        var store = new VariableStore(seed: 0, DType.Float64);
        var g = Tensor.Input("g", DType.Float64, images.Shape);
        var output = new Scope(store, training: false).Build(layer, "transpose", g);
        var random = new RandomStream(1, "test");
        TensorData Random(Shape shape) => TensorData.From([.. Enumerable.Range(0, (int)shape.Size).Select(_ => random.NextNormal())], shape);
        (string, TensorData)[] feeds = [("x", Random(x.Shape)), ("kernel", store.Find("transpose/kernel")!.Variable.Read()), ("g", Random(g.Shape))];
        var values = ReferenceEvaluator.Evaluate([output, .. Autodiff.Gradients([images], [g], [x])], feeds);
        Assert.Equal(values[1].ToDoubles(), values[0].ToDoubles());
    }
}
