using Descent.Graph;
using Descent.Layers;

namespace Descent.Tests.Laws;

/// <summary>What each layer is tried on; a layer without a line fails its laws.</summary>
internal static class LayerSamples
{
    /// <summary>A layer, the shapes of samples it takes, and some that it does not take.</summary>
    internal sealed record Sample(Layer Layer, IReadOnlyList<Shape> Inputs, IReadOnlyList<Shape> Misfits)
    {
        /// <summary>The element types of the inputs; those left out are floating-point.</summary>
        public IReadOnlyList<DType?> Types { get; init; } = [];

        /// <summary>The model's inputs.</summary>
        public Input[] ModelInputs() => [.. Inputs.Select((shape, i) => new Input(shape, Types.ElementAtOrDefault(i)))];
    }

    internal static readonly Dictionary<string, Sample> Table = new()
    {
        ["Dense"] = new(new Dense(4, "tanh") { BiasInitializer = "ones" }, [[2, 5]], [Shape.Scalar]),
        ["Activation"] = new(new Activation("silu"), [[2, 5]], []),
        ["ReLU"] = new(new ReLU(1.5, 0.2, 0.1), [[6]], []),
        ["LeakyReLU"] = new(new LeakyReLU(0.1), [[6]], []),
        ["ELU"] = new(new ELU(0.7), [[6]], []),
        ["Softmax"] = new(new Softmax(1), [[3, 2]], [Shape.Scalar]),
        ["PReLU"] = new(new PReLU([1]) { AlphaInitializer = "ones" }, [[3, 4]], [Shape.Scalar]),
        ["Dropout"] = new(new Dropout(0.4), [[2, 5]], []),
        ["SpatialDropout1D"] = new(new SpatialDropout1D(0.4), [[2, 5]], [[2]]),
        ["SpatialDropout2D"] = new(new SpatialDropout2D(0.4), [[2, 2, 5]], [[2, 2]]),
        ["GaussianDropout"] = new(new GaussianDropout(0.4), [[2, 5]], []),
        ["GaussianNoise"] = new(new GaussianNoise(0.4), [[2, 5]], []),
        ["BatchNormalization"] = new(new BatchNormalization(1) { BetaInitializer = "ones" }, [[3, 2]], [Shape.Scalar]),
        ["LayerNormalization"] = new(new LayerNormalization([-1, 1]) { BetaInitializer = "ones" }, [[2, 3]], [[3]]),
        ["GroupNormalization"] = new(new GroupNormalization(2, Axis: 1) { BetaInitializer = "ones" }, [[4, 2]], [[3, 2]]),
        ["RMSNormalization"] = new(new RMSNormalization([1, 2]), [[2, 3]], [[3]]),
        ["UnitNormalization"] = new(new UnitNormalization(), [[2, 3]], [Shape.Scalar]),
        ["Embedding"] = new(new Embedding(4, 3), [[2, 2]], [[2]]) { Types = [DType.Int32] },
        ["EmbeddedColumns"] = new(new EmbeddedColumns([new(1, 3, 2), new(3, 2, 3)]), [[5]], [[3]]),
        ["Masking"] = new(new Masking(), [[2, 3]], [[3]]),
        ["MultiHeadAttention"] = new(new MultiHeadAttention(2, 2, 3, 0.3, OutputShape: 4) { UseCausalMask = true }, [[3, 4], [2, 3], [2, 2], [3, 2]], [[3, 4], [4]])
        {
            Types = [null, null, null, DType.Bool],
        },
        ["Flatten"] = new(new Flatten(), [[2, 3, 2]], []),
        ["Rescaling"] = new(new Rescaling(0.5, -1), [[2, 5]], []),
        ["Reshape"] = new(new Reshape([3, -1]), [[2, 6]], [[2, 5]]),
        ["Permute"] = new(new Permute([3, 1, 2]), [[2, 3, 4]], [[2, 3]]),
        ["RepeatVector"] = new(new RepeatVector(3), [[4]], [[4, 2]]),
        ["ZeroPadding1D"] = new(new ZeroPadding1D([1, 2]), [[3, 2]], [[3]]),
        ["ZeroPadding2D"] = new(new ZeroPadding2D([[1, 0], [2, 1]]), [[3, 2, 2]], [[3, 2]]),
        ["Cropping1D"] = new(new Cropping1D([1, 2]), [[5, 2]], [[3, 2]]),
        ["Cropping2D"] = new(new Cropping2D([[1, 0], [1, 1]]), [[3, 4, 2]], [[3, 2, 2]]),
        ["UpSampling1D"] = new(new UpSampling1D(3), [[2, 3]], [[2]]),
        ["UpSampling2D"] = new(new UpSampling2D([2, 3]), [[2, 3, 2]], [[2, 3]]),
        ["Add"] = new(new Add(), [[2, 3], [1, 3], [2, 3]], [[2, 3], [3]]),
        ["Subtract"] = new(new Subtract(), [[2, 3], [2, 1]], [[2], [2], [2]]),
        ["Multiply"] = new(new Multiply(), [[2, 3], [2, 3]], [[2, 3], [2, 4]]),
        ["Average"] = new(new Average(), [[2, 3], [2, 3], [2, 3]], [[2, 3]]),
        ["Maximum"] = new(new Maximum(), [[2, 3], [2, 3]], [[2, 3], [2, 4]]),
        ["Minimum"] = new(new Minimum(), [[2, 3], [2, 3]], [[2, 3], [2, 4]]),
        ["Concatenate"] = new(new Concatenate(1), [[2, 3], [1, 3]], [[2, 3], [2, 4]]),
        ["SimpleRNN"] = new(new SimpleRNN(3) { ReturnState = true }, [[4, 2], [3]], [[4, 2], [2]]),
        ["LSTM"] = new(new LSTM(2) { ReturnSequences = true, GoBackwards = true }, [[3, 2]], [[3]]),
        ["GRU"] = new(new GRU(2) { ReturnSequences = true, BiasInitializer = "ones" }, [[3, 2]], [[3, 2], [2], [2]]),
        ["Bidirectional"] = new(new Bidirectional(new GRU(2, ResetAfter: false) { GoBackwards = true, ReturnSequences = true }), [[3, 2]], [[3]]),
        ["TimeDistributed"] = new(new TimeDistributed(new Dense(2, "tanh")), [[3, 2]], [[3]]),
        ["Conv1D"] = new(new Conv1D(4, 3, strides: 2, padding: Padding.Causal, groups: 2, activation: "tanh") { BiasInitializer = "ones" }, [[5, 2]], [[5]]),
        ["Conv2D"] = new(new Conv2D(3, [3, 2], [1, 2], Padding.Same, Activation: "tanh"), [[4, 4, 2]], [[4, 4]]),
        ["DepthwiseConv2D"] = new(new DepthwiseConv2D([2, 3], Padding: Padding.Same, DepthMultiplier: 2), [[3, 4, 2]], [[1, 2]]),
        ["SeparableConv2D"] = new(new SeparableConv2D(3, 2, dilationRate: 2, depthMultiplier: 2), [[4, 3, 2]], [[2, 3, 2]]),
        ["Conv2DTranspose"] = new(new Conv2DTranspose(2, [3, 2], [2, 3], Padding.Same), [[2, 3, 2]], [[2, 3]]),
        ["MaxPooling1D"] = new(new MaxPooling1D(3, 2, Padding.Same), [[6, 2]], [[6]]),
        ["MaxPooling2D"] = new(new MaxPooling2D([2, 3], [2, 1]), [[4, 4, 2]], [[4, 2, 2]]),
        ["AveragePooling1D"] = new(new AveragePooling1D(3, 2), [[6, 2]], [[2, 2]]),
        ["AveragePooling2D"] = new(new AveragePooling2D(3, 2, Padding.Same), [[4, 3, 2]], [[3, 2]]),
        ["GlobalMaxPooling1D"] = new(new GlobalMaxPooling1D(), [[4, 2]], [[4]]),
        ["GlobalMaxPooling2D"] = new(new GlobalMaxPooling2D(true), [[3, 2, 2]], [[2, 2]]),
        ["GlobalAveragePooling1D"] = new(new GlobalAveragePooling1D(true), [[4, 2]], [[4]]),
        ["GlobalAveragePooling2D"] = new(new GlobalAveragePooling2D(), [[3, 2, 2]], [[2, 2]]),
        ["Dot"] = new(new Dot([2, 1], Normalize: true), [[2, 3], [3, 4]], [[2, 3], [2, 3]]),
    };

    /// <summary>Numbers of N(0, 1); whole numbers 0 .. 2, truths.</summary>
    internal static TensorData Random(RandomStream random, Shape shape, DType? type = null)
    {
        double[] values = [.. Enumerable.Range(0, (int)shape.Size).Select(_ => type is null ? random.NextNormal() : random.NextInt(type == DType.Bool ? 2 : 3))];
        return TensorData.From(values, shape).Cast(type ?? DType.Float64);
    }
}
