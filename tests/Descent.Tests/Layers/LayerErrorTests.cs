using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Tests.Laws;
using Descent.Training;

namespace Descent.Tests.Layers;

/// <summary>Inputs that a layer cannot take are refused where the model is made, in a sentence with the layer's name, every shape and the remedy.</summary>
public sealed class LayerErrorTests
{
    public static TheoryData<string, Layer, Shape[], string[]> Misfits => new()
    {
        { "dense on scalars", new Dense(3), [Shape.Scalar], ["Reshape"] },
        { "softmax of scalars", new Softmax(), [Shape.Scalar], ["Reshape([1])"] },
        { "softmax along an axis that is not there", new Softmax(3), [[4, 2]], ["Axis 3", "-3..2"] },
        { "PReLU sharing an axis that is not there", new PReLU([3]), [[4, 2]], ["axis 3", "SharedAxes"] },
        { "two inputs for one", new Dense(3), [[4], [4]], ["Concatenate"] },
        { "spatial dropout of flat samples", new SpatialDropout1D(0.5), [[4]], ["[batch, time, channels]", "Reshape"] },
        { "spatial dropout of sequences", new SpatialDropout2D(0.5), [[4, 2]], ["[batch, height, width, channels]", "Reshape([4, 2, 1])"] },
        { "batch normalization of an axis that is not there", new BatchNormalization(3), [[4, 2]], ["Axis 3", "-3..2"] },
        { "layer normalization over an axis twice", new LayerNormalization([-1, 2]), [[4, 2]], ["[-1, 2]", "once"] },
        { "group normalization without a divisor", new GroupNormalization(3), [[4, 8]], ["3", "8 channels", "divisor"] },
        { "RMS normalization of an axis that is not there", new RMSNormalization([3]), [[4]], ["Axis 3", "-2..1"] },
        { "unit normalization of an axis that is not there", new UnitNormalization([2]), [[4]], ["Axis 2", "-2..1"] },
        { "embedding of fractions", new Embedding(10, 3), [[5]], ["DType.Int32"] },
        { "embedded columns beyond the row", new EmbeddedColumns([new(5, 10, 3)]), [[5]], ["EmbeddedColumns needs", "at least 6 inputs"] },
        { "masking flat samples", new Masking(), [[4]], ["[batch, time, ..]", "Reshape"] },
        { "attention over flat samples", new MultiHeadAttention(2, 3), [[4]], ["[batch, queries, features]", "Reshape"] },
        { "attention with keys of another length than values", new MultiHeadAttention(2, 3), [[4, 6], [5, 6], [3, 6]], ["value and key equally many places"] },
        { "attention with too many inputs", new MultiHeadAttention(2, 3), [[4, 6], [4, 6], [4, 6], [4, 6]], ["a mask"] },
        { "reshape to another size", new Reshape([3, 2]), [[7]], ["6 elements", "7 a sample", "-1"] },
        { "reshape with a length that does not divide", new Reshape([3, -1]), [[7]], ["a multiple of 3", "7 a sample", "-1"] },
        { "permute of fewer axes", new Permute([2, 1]), [[4]], ["2 axes", "Dims"] },
        { "repeat of sequences", new RepeatVector(3), [[4, 2]], ["[batch, features]", "Flatten"] },
        { "padding flat samples", new ZeroPadding1D(1), [[4]], ["[batch, time, features]", "Reshape"] },
        { "padding sequences as images", new ZeroPadding2D(), [[4, 2]], ["[batch, height, width, channels]", "Reshape([4, 2, 1])"] },
        { "cropping all", new Cropping1D([2, 2]), [[4, 2]], ["[2, 2]", "crop less"] },
        { "cropping images to nothing", new Cropping2D([[2, 2], [0, 0]]), [[4, 6, 1]], ["crop less"] },
        { "upsampling flat samples", new UpSampling1D(2), [[4]], ["[batch, time, features]", "Reshape"] },
        { "upsampling sequences as images", new UpSampling2D(2), [[4, 2]], ["[batch, height, width, channels]", "Reshape([4, 2, 1])"] },
        { "adding one", new Add(), [[4]], ["at least two inputs", "give it another one"] },
        { "adding different lengths", new Add(), [[4, 2], [4, 3]], ["length one", "Dense"] },
        { "adding different ranks", new Add(), [[4, 2], [2]], ["Reshape"] },
        { "subtracting three", new Subtract(), [[2], [2], [2]], ["exactly two", "leave the others out"] },
        { "multiplying different lengths", new Multiply(), [[3], [2]], ["length one", "Concatenate"] },
        { "averaging different lengths", new Average(), [[3], [2]], ["length one", "Concatenate"] },
        { "maximum of different lengths", new Maximum(), [[3], [2]], ["length one", "Concatenate"] },
        { "minimum of different lengths", new Minimum(), [[3], [2]], ["length one", "Concatenate"] },
        { "concatenating one", new Concatenate(), [[3]], ["at least two", "give it another one"] },
        { "concatenating different times along the features", new Concatenate(), [[3, 2], [4, 2]], ["axis 2", "another axis"] },
        { "concatenating along an axis that is not there", new Concatenate(3), [[3, 2], [3, 2]], ["Axis 3", "-3..2"] },
        { "concatenating different ranks", new Concatenate(), [[3, 2], [2]], ["Reshape"] },
        { "dot of different lengths", new Dot(1), [[3], [4]], ["[1]", "choose other Axes"] },
        { "dot of one", new Dot(1), [[3]], ["exactly two inputs", "a list of two"] },
        { "dot along an axis that is not there", new Dot(2), [[3], [3]], ["Axis 2", "-2..1"] },
        { "convolution longer than the sequence", new Conv1D(4, 5), [[3, 2]], ["5 steps", "got 3", "Padding.Same", "KernelSize"] },
        { "dilated convolution longer than the sequence", new Conv1D(4, 3, dilationRate: 4), [[6, 2]], ["9 steps", "got 6", "Padding.Same", "DilationRate"] },
        { "convolution of flat samples", new Conv1D(4, 2), [[6]], ["[batch, time, channels]", "Reshape"] },
        { "convolution larger than the image", new Conv2D(4, [3, 5]), [[4, 4, 1]], ["3 x 5 places", "4 x 4", "Padding.Same", "KernelSize"] },
        { "convolution of an image without channels", new Conv2D(4, 3), [[28, 28]], ["[batch, height, width, channels]", "Reshape([28, 28, 1])"] },
        { "channels that groups do not divide", new Conv2D(4, 3, groups: 2), [[8, 8, 3]], ["3 channels", "2 groups", "divisor"] },
        { "filters that groups do not divide", new Conv1D(3, 2, groups: 2), [[8, 4]], ["3 filters", "2 groups", "divisor"] },
        { "depthwise convolution larger than the image", new DepthwiseConv2D(3), [[2, 4, 1]], ["3 x 3 places", "2 x 4", "Padding.Same"] },
        { "separable convolution larger than the image", new SeparableConv2D(3, 5), [[4, 4, 1]], ["5 x 5 places", "4 x 4", "Padding.Same"] },
        { "transposed convolution of flat samples", new Conv2DTranspose(3, 2), [[6]], ["[batch, height, width, channels]", "Reshape"] },
        { "maximum pooling larger than the sequence", new MaxPooling1D(4), [[3, 2]], ["4 steps", "got 3", "Padding.Same", "PoolSize"] },
        { "maximum pooling larger than the image", new MaxPooling2D(3), [[2, 8, 1]], ["3 x 3 places", "2 x 8", "Padding.Same", "PoolSize"] },
        { "average pooling larger than the sequence", new AveragePooling1D(4), [[3, 2]], ["4 steps", "got 3", "Padding.Same", "PoolSize"] },
        { "average pooling larger than the image", new AveragePooling2D([2, 9]), [[4, 8, 1]], ["2 x 9 places", "4 x 8", "Padding.Same", "PoolSize"] },
        { "global pooling of flat samples", new GlobalMaxPooling1D(), [[4]], ["[batch, time, channels]", "Reshape"] },
        { "global average of flat samples", new GlobalAveragePooling1D(), [[4]], ["[batch, time, channels]", "Reshape([4, 1])"] },
        { "global maximum of sequences as images", new GlobalMaxPooling2D(), [[4, 2]], ["[batch, height, width, channels]", "Reshape([4, 2, 1])"] },
        { "global pooling of sequences as images", new GlobalAveragePooling2D(), [[4, 2]], ["[batch, height, width, channels]", "Reshape([4, 2, 1])"] },
        { "recurrence over flat samples", new GRU(3), [[4]], ["[batch, time, in]", "Reshape"] },
        { "a first state of other units", new SimpleRNN(3), [[4, 2], [5]], ["1 first states [2, 3]", "as many units"] },
        { "one first state of two", new LSTM(3), [[4, 2], [3]], ["2 first states", "leave them out"] },
        { "bidirectional with three first states", new Bidirectional(new GRU(3)), [[4, 2], [3], [3], [3]], ["2 first states", "got 3", "leave them out"] },
        { "a layer at each step of flat samples", new TimeDistributed(new Dense(3)), [[4]], ["[batch, time, ..]", "Reshape"] },
    };

    [Theory, MemberData(nameof(Misfits))]
    public void Errors_name_the_layer_every_shape_and_the_remedy(string what, Layer layer, Shape[] samples, string[] words)
    {
        var error = Assert.Throws<ShapeException>(() => (layer with { Name = "guilty" }).Apply([.. samples.Select(sample => (LayerOutput)new Input(sample))]));
        Assert.StartsWith($"Layer \"guilty\" ({layer.GetType().Name}) cannot take {string.Join(" and ", samples.Select(sample => $"Float32{Shape.Create([2]).Concat(sample)}"))} (batch first): ", error.Message, StringComparison.Ordinal);
        foreach (var word in words) Assert.True(error.Message.Contains(word, StringComparison.Ordinal), $"{what} does not say {word}: {error.Message}");
    }

    /// <summary>No model has such an input, but a layer of one's own may make one.</summary>
    public static TheoryData<Layer, Shape> Empty => new()
    {
        { new LSTM(3), [2, 0, 3] },
        { new Bidirectional(new GRU(3)), [2, 0, 3] },
        { new Conv1D(4, 2, padding: Padding.Same), [2, 0, 3] },
        { new Conv2D(4, 2, padding: Padding.Same), [2, 4, 0, 3] },
        { new MaxPooling1D(2, padding: Padding.Same), [2, 0, 3] },
        { new GlobalAveragePooling1D(), [2, 0, 3] },
        { new GlobalMaxPooling2D(), [2, 0, 2, 1] },
    };

    [Theory, MemberData(nameof(Empty))]
    public void An_axis_of_length_0_is_an_error_that_names_the_layer(Layer layer, Shape shape)
    {
        var scope = new Scope(new VariableStore(0, DType.Float32), training: false);
        var error = Assert.Throws<ShapeException>(() => scope.Build(layer, "guilty", Tensor.Input("x", DType.Float32, shape)));
        foreach (var word in (string[])["Layer \"guilty", shape.ToString(), "leave empty"]) Assert.Contains(word, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_of_sequences_of_length_0_is_refused()
    {
        Assert.Contains("got [0, 2]: a sample of no elements", Assert.Throws<ArgumentOutOfRangeException>(() => new Input([0, 2])).Message, StringComparison.Ordinal);
        var model = new Sequential(new LSTM(3), new Dense(1));
        model.Compile(new Adam(), "mse");
        Assert.Contains("[0, 2]", Assert.ThrowsAny<ArgumentException>(() => model.Fit(TensorData.Zeros(DType.Float32, [4, 0, 2]), new float[4])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_within_others_is_named_by_its_path()
    {
        var error = Assert.Throws<ShapeException>(() => new TimeDistributed(new Conv1D(2, 5)) { Name = "each" }.Apply(new Input([4, 3, 2])));
        Assert.StartsWith("Layer \"each/layer\" (Conv1D) cannot take Float32[8, 3, 2] (batch first): Conv1D with Padding.Valid needs an input of at least the 5 steps", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ShapeException>(() => new Sequential(new Input(4), new Sequential(new Dense(3), new Reshape([2, 2])) { Name = "encoder" }));
        Assert.StartsWith("Layer \"reshape\" (Reshape) cannot take Float32[2, 3]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_without_a_name_is_called_what_the_summary_calls_it()
    {
        var error = Assert.Throws<ShapeException>(() => new Sequential(new Input([6, 6, 1]), new Conv2D(4, 3), new MaxPooling2D(2), new Conv2D(4, 3)));
        Assert.StartsWith("Layer \"conv2d_1\" (Conv2D) cannot take", error.Message, StringComparison.Ordinal);
        LayerOutput image = new Input([6, 6, 1]);
        var (left, right) = (new Conv2D(4, 3).Apply(image), new Conv2D(4, 3).Apply(image));
        error = Assert.Throws<ShapeException>(() => new Conv2D(4, 9).Apply(new Add().Apply(left, right)));
        Assert.StartsWith("Layer \"conv2d_2\" (Conv2D) cannot take", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stacked_recurrent_layers_are_told_of_sequences()
    {
        var error = Assert.Throws<ShapeException>(() => new Sequential(new Input([5, 3]), new LSTM(4), new LSTM(4)));
        Assert.StartsWith("Layer \"lstm_1\" (LSTM) cannot take", error.Message, StringComparison.Ordinal);
        Assert.Contains(": give the recurrent layer before it ReturnSequences = true, if there is one; otherwise put a Reshape([4, 1])", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Heads_of_a_mask_of_another_shape_are_refused()
    {
        var error = Assert.Throws<ShapeException>(() => new MultiHeadAttention(2, 3) { Name = "attention" }.Apply(new Input([4, 6]), new Input([5, 6]), new Input([4, 4], DType.Bool)));
        Assert.StartsWith("Layer \"attention\" (MultiHeadAttention) cannot take Float32[2, 4, 6] and Float32[2, 5, 6] and Bool[2, 4, 4]", error.Message, StringComparison.Ordinal);
        Assert.Contains("a mask Bool[batch, queries, keys]", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The laws know one misfit of each layer; this table has the others, and no layer with a shape to refuse may be left out.</summary>
    [Fact]
    public void Every_layer_that_refuses_shapes_is_in_the_table()
    {
        var covered = Misfits.Select(row => row.Data.Item2.GetType().Name).ToHashSet();
        Assert.Empty(LayerSamples.Table.Where(sample => sample.Value.Misfits.Count > 0 && !covered.Contains(sample.Key)).Select(sample => sample.Key));
    }
}
