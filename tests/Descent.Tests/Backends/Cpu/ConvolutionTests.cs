using Descent.Backends.Cpu;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;
using Descent.Tests.Reference;

namespace Descent.Tests.Backends.Cpu;

/// <summary>Convolutions, their gradients and pooling on the CPU: against the definitions, and bit for bit against the order of sums that is promised.</summary>
public sealed class ConvolutionTests
{
    private static readonly CpuBackend One = new(1), Three = new(3);

    /// <summary>Images, kernel, then stride, dilation, padding before and after along rows and columns, groups.</summary>
    private static readonly (Shape Images, Shape Kernel, ConvolutionSettings Settings)[] Cases =
    [
        ([2, 5, 6, 3], [3, 3, 3, 4], ConvolutionSettings.Plain),
        ([2, 5, 6, 3], [1, 1, 3, 4], ConvolutionSettings.Plain),
        ([3, 5, 4, 1], [3, 2, 1, 7], new(new(1, 1, 1, 1), new(1, 1, 0, 1))),
        ([2, 9, 7, 5], [3, 3, 5, 17], new(new(2, 1, 1, 1), new(3, 1, 0, 2))),
        ([2, 9, 8, 4], [2, 3, 4, 3], new(new(1, 3), new(2, 2, 2, 1))),
        ([2, 6, 6, 6], [3, 2, 2, 9], new(new(1, 1, 1, 1), new(2, 1, 1, 0), 3)),
        ([2, 4, 4, 6], [2, 2, 1, 12], new(new(), new(), 6)),
        ([2, 6, 5, 21], [3, 3, 1, 21], new(new(2, 1, 1, 1), new(1, 2, 2, 2), 21)),
        ([1, 1, 30, 2], [1, 5, 2, 3], new(new(), new(1, 1, 4, 0))),
        ([1, 2, 2, 40], [2, 2, 40, 1], ConvolutionSettings.Plain),
        ([19, 3, 3, 2], [2, 2, 2, 3], ConvolutionSettings.Plain),
        ([18, 3, 3, 9], [2, 2, 1, 9], new(new(), new(), 9)),
        ([2, 7, 6, 3], [3, 3, 3, 4], new(new(1, 1, 0, -1), new(2, 1, 1, -2))),
        ([2, 7, 6, 3], [3, 3, 3, 4], new(new(1, 1, 5, 1), new(1, 1, 3, 4))),
        ([1, 1, 1, 3], [1, 3, 3, 2], new(new(), new(4100, 1, 4000, 0))),
        ([2, 3, 4, 64], [1, 2, 64, 3], new(new(), new(8, 1, 4, 1))),
        ([1, 4, 5, 3], [3, 3, 3, 143], new(new(1, 1, 1, 1), new(1, 1, 1, 1))),
        ([1, 4, 5, 143], [3, 3, 143, 2], new(new(1, 1, 1, 1), new(1, 1, 1, 1))),
        ([1, 40, 37, 3], [5, 5, 3, 6], new(new(1, 1, 2, 2), new(1, 1, 2, 2))),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory, MemberData(nameof(Numbers))]
    public void The_convolution_and_its_gradients_are_those_of_the_definition(int number)
    {
        foreach (var type in (DType[])[DType.Float32, DType.Float64])
        {
            var (outputs, feeds) = Graph(Cases[number], type);
            var expected = ReferenceEvaluator.Evaluate(outputs, feeds);
            var actual = Run(One, outputs, feeds);
            for (var i = 0; i < expected.Length; i++)
            {
                var largest = expected[i].ToDoubles().Max(Math.Abs);
                Assert.Equal(expected[i].ToDoubles(), actual[i].ToDoubles(), (a, b) => Math.Abs(a - b) <= (type == DType.Float64 ? 1e-13 : 1e-5) * largest);
            }
        }
    }

    [Theory, MemberData(nameof(Numbers))]
    public void Every_element_is_the_promised_chain_of_multiply_adds(int number)
    {
        var (outputs, feeds) = Graph(Cases[number], DType.Float32);
        var plain = new PlainConvolution(Cases[number].Settings, feeds[0].Value, feeds[1].Value, feeds[2].Value);
        var actual = Run(One, outputs, feeds);
        Assert.Equal(plain.Forward(), actual[0].Span<float>().ToArray());
        Assert.Equal(plain.InputGradient(), actual[1].Span<float>().ToArray());
        Assert.Equal(plain.KernelGradient(), actual[2].Span<float>().ToArray());
    }

    [Theory]
    [InlineData(6, 1)]
    [InlineData(5, 16)]
    [InlineData(37, 4)]
    public void The_bits_are_those_of_one_thread(int batch, int groups)
    {
        var channels = groups == 16 ? 16 : 24;
        var (outputs, feeds) = Graph(([batch, 21, 20, 16], [3, 3, 16 / groups, channels], new(new(1, 1, 1, 1), new(), groups)), DType.Float32);
        Assert.Equal(Run(One, outputs, feeds).Select(Bits), Run(Three, outputs, feeds).Select(Bits));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void What_follows_a_convolution_or_a_gradient_runs_with_it(int groups)
    {
        var (x, k, b) = (Tensor.Input("x", DType.Float64, [5, 14, 13, 4]), new Variable("k", Data([3, 3, 4 / groups, 24], 1)), new Variable("b", Data([24], 2)));
        var (k2, scale) = (new Variable("k2", Data([3, 3, 1, 24], 3)), Tensor.Input("scale", DType.Float64, [5, 12, 11, 24]));
        var y = (x.Convolution(k.Value, new(new(), new(), groups)) + b.Value).Maximum(0);
        var z = (y * scale).Convolution(k2.Value, new(new(2), new(), 24)).Tanh();
        var gradients = Autodiff.Gradients(z.Square().Sum(), [k.Value, b.Value, k2.Value]);
        VariableUpdate[] updates = [new(k, k.Value - (0.1 * gradients[0])), new(b, b.Value - (0.1 * gradients[1])), new(k2, k2.Value - (0.1 * gradients[2]))];
        (string, TensorData)[] feeds = [("x", Data(x.Shape, 4)), ("scale", Data(scale.Shape, 5))];
        var expected = ReferenceEvaluator.Evaluate([z, .. updates.Select(update => update.Value)], feeds);

        var actual = Run(One, [z, .. updates.Select(update => update.Value)], feeds);
        Assert.Equal(actual.Select(Bits), Run(Three, [z, .. updates.Select(update => update.Value)], feeds).Select(Bits));
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i].ToDoubles(), actual[i].ToDoubles(), (a, b) => Math.Abs(a - b) <= 1e-11 * (1 + Math.Abs(a)));
        Assert.DoesNotContain(Compiler.Plan(new([z]), One).Steps, step => step.Op is not FusedProduct);

        var executable = Compiler.Compile(new([], updates), Three);
        var context = executable.CreateContext();
        foreach (var (name, value) in feeds) context.Write(name, value);
        executable.Run(context);
        Assert.Equal(actual.Skip(1).Select(Bits), updates.Select(update => Bits(update.Variable.Read())));
    }

    [Theory]
    [InlineData(DType.Float32, 3)]
    [InlineData(DType.Float32, 35)]
    [InlineData(DType.Float64, 3)]
    [InlineData(DType.Float64, 21)]
    public void The_greatest_and_its_place_are_those_of_the_definition(DType type, int channels)
    {
        var data = Data([2, 9, 8, channels], 3).ToDoubles();
        for (var i = 0; i < data.Length; i++) data[i] = i % 11 == 0 ? double.NaN : Math.Round(2 * data[i]) / 2;        // ties and NaN
        var feed = ("x", TensorData.From(data, [2, 9, 8, channels]).Cast(type));
        var x = Tensor.Input("x", type, feed.Item2.Shape);
        foreach (var (rows, columns) in ((WindowAxis, WindowAxis)[])[(new(2), new(3, 1, 1, 1)), (new(1, 2, 2, 2), new(1))])
        {
            var (value, place) = x.MaxPool(3, 2, rows, columns);
            var expected = ReferenceEvaluator.Evaluate([value, place], feed);
            foreach (var backend in (CpuBackend[])[One, Three])
                Assert.Equal(expected.Select(Bits), Run(backend, [value, place], [feed]).Select(Bits));
        }
    }

    [Theory]
    [InlineData(DType.Float32, 1)]
    [InlineData(DType.Float32, 35)]
    [InlineData(DType.Float64, 3)]
    public void The_gradient_goes_to_the_places_that_won(DType type, int channels)
    {
        var images = ("x", Data([2, 9, 8, channels], 3).Cast(type));
        var x = Tensor.Input("x", type, images.Item2.Shape);
        foreach (var (rows, columns) in ((WindowAxis, WindowAxis)[])[(new(3), new(2)), (new(2), new(3, 1, 1, 1)), (new(1, 2, 2, 2), new(1))])
        {
            var (value, place) = x.MaxPool(3, 2, rows, columns);
            var whole = Data(value.Shape, 4).ToDoubles();
            for (var i = 0; i < whole.Length; i++) whole[i] = Math.Round(8 * whole[i]);       // sums of whole numbers are exact in any order
            var gradient = ("g", TensorData.From(whole, value.Shape).Cast(type));
            var spread = Tensor.Apply(new MaxPoolGradient(new(3, 2, rows, columns), 9, 8), Tensor.Input("g", type, value.Shape), place);
            Tensor[] outputs = [spread, spread + 1];
            var expected = ReferenceEvaluator.Evaluate(outputs, images, gradient);
            foreach (var backend in (CpuBackend[])[One, Three])
                Assert.Equal(expected.Select(Bits), Run(backend, outputs, [images, gradient]).Select(Bits));
        }
    }

    [Fact]
    public void The_average_leaves_the_padding_out()
    {
        var x = Tensor.Input("x", DType.Float64, [1, 2, 3, 1]);
        var mean = x.AveragePool(2, 2, new(2), new(2, 1, 0, 1));
        Assert.Equal([3, 4.5], Run(One, [mean], [("x", TensorData.From([1.0, 2, 3, 4, 5, 6], [1, 2, 3, 1]))])[0].ToDoubles());
    }

    [Fact]
    public void A_run_allocates_nothing()
    {
        var (outputs, feeds) = Graph(([4, 12, 12, 8], [3, 3, 8, 16], ConvolutionSettings.Plain), DType.Float32);
        var executable = Compiler.Compile(new(outputs), Three);
        var context = executable.CreateContext();
        foreach (var (name, value) in feeds) context.Write(name, value);
        executable.Run(context);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++) executable.Run(context);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        Tensor Images(params int[] shape) => Tensor.Input("x", DType.Float32, Shape.Create(shape));
        Assert.Contains("reaches over 5 rows of 4", Assert.Throws<ShapeException>(() => Images(1, 4, 9, 1).Convolution(Images(5, 5, 1, 1))).Message, StringComparison.Ordinal);
        Assert.Contains("fit 2 groups: images of 6 channels", Assert.Throws<ShapeException>(() => Images(1, 4, 4, 3).Convolution(Images(1, 1, 3, 2), new(new(), new(), 2))).Message, StringComparison.Ordinal);
        Assert.Contains("axis of length 0", Assert.Throws<ShapeException>(() => Images(1, 0, 4, 3).Convolution(Images(1, 1, 3, 2))).Message, StringComparison.Ordinal);
        Assert.Contains("for images [1, 4, 4, 2] a gradient [1, 3, 3, 3]", Assert.Throws<ShapeException>(() => Images(1, 3, 4, 3).ConvolutionTranspose(Images(2, 2, 2, 3), ConvolutionSettings.Plain, 4, 4)).Message, StringComparison.Ordinal);
        Assert.Contains("reach over 3 along axis 1", Assert.Throws<ShapeException>(() => Images(1, 2, 4, 3).MaxPool(3, 1, new(), new())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new WindowAxis(0));
    }

    private static (Tensor[] Outputs, (string Name, TensorData Value)[] Feeds) Graph((Shape Images, Shape Kernel, ConvolutionSettings Settings) given, DType type)
    {
        var (x, k) = (Tensor.Input("x", type, given.Images), Tensor.Input("k", type, given.Kernel));
        var y = x.Convolution(k, given.Settings);
        var g = Tensor.Input("g", type, y.Shape);
        return ([y, .. Autodiff.Gradients([y], [g], [x, k])], [("x", Data(x.Shape, 0).Cast(type)), ("k", Data(k.Shape, 1).Cast(type)), ("g", Data(g.Shape, 2).Cast(type))]);
    }

    private static TensorData[] Run(CpuBackend backend, IReadOnlyList<Tensor> outputs, (string Name, TensorData Value)[] feeds)
    {
        var executable = Compiler.Compile(new([.. outputs]), backend);
        var context = executable.CreateContext();
        foreach (var (name, value) in feeds) context.Write(name, value);
        executable.Run(context);
        return [.. outputs.Select((_, i) => context.Read(i))];
    }

    private static string Bits(TensorData data) => Convert.ToHexString(data.Bytes);

    private static TensorData Data(Shape shape, long seed) => Laws.OpSamples.Random(shape, seed);
}
