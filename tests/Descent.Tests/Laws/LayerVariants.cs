using Descent.Graph;
using Descent.Layers;
using Descent.Models;

namespace Descent.Tests.Laws;

/// <summary>Small models of layers in the settings that <see cref="LayerSamples"/> leaves out, for the laws of gradients.</summary>
internal static class LayerVariants
{
    internal static readonly Dictionary<string, Func<Model>> Table = new()
    {
        ["Dense of features"] = () => One(new Dense(3, "sigmoid", UseBias: false), [4]),
        ["Conv1D, valid and dilated"] = () => One(new Conv1D(2, 2, dilationRate: 2), [5, 2]),
        ["Conv1D, same with strides"] = () => One(new Conv1D(2, 3, 2, Padding.Same), [4, 2]),
        ["Conv2D, valid in groups"] = () => One(new Conv2D(4, 2, groups: 2, activation: "tanh"), [3, 3, 2]),
        ["Conv2D, same and dilated"] = () => One(new Conv2D(2, 2, padding: Padding.Same, dilationRate: 2), [3, 4, 1]),
        ["Conv2DTranspose, valid and dilated"] = () => One(new Conv2DTranspose(2, 2, 2, dilationRate: 2), [2, 2, 2]),
        ["Conv2DTranspose with output padding"] = () => One(new Conv2DTranspose(2, 3, 2, Padding.Same) { OutputPadding = [1, 0] }, [2, 2, 2]),
        ["DepthwiseConv2D, valid"] = () => One(new DepthwiseConv2D(2), [3, 3, 2]),
        ["SeparableConv2D, same"] = () => One(new SeparableConv2D(2, 3, 2, Padding.Same), [4, 3, 2]),
        ["MaxPooling1D, valid"] = () => One(new MaxPooling1D(), [4, 2]),
        ["AveragePooling1D, same"] = () => One(new AveragePooling1D(3, 2, Padding.Same), [4, 2]),
        ["BatchNormalization of features"] = () => One(new BatchNormalization { BetaInitializer = "ones", MovingMeanInitializer = "ones" }, [3]),
        ["BatchNormalization of images"] = () => One(new BatchNormalization { BetaInitializer = "ones", MovingMeanInitializer = "ones" }, [2, 3, 2]),
        ["BatchNormalization, frozen"] = () => One(new BatchNormalization { Trainable = false, MovingMeanInitializer = "ones" }, [3]),
        ["BatchNormalization, masked"] = () => Padded(new BatchNormalization { BetaInitializer = "ones" }),
        ["LayerNormalization, bare"] = () => One(new LayerNormalization(Center: false, Scale: false), [2, 4]),
        ["GroupNormalization of images"] = () => One(new GroupNormalization(2), [2, 2, 4]),
        ["Dropout of images"] = () => One(new Dropout(0.5), [2, 2, 3]),
        ["GaussianNoise of features"] = () => One(new GaussianNoise(1), [5]),
        ["SimpleRNN, masked"] = () => Padded(new SimpleRNN(2) { ReturnSequences = true, GoBackwards = true, ReturnState = true }),
        ["LSTM with first states"] = () => Of([[3, 2], [2], [2]], inputs => new LSTM(2) { ReturnState = true, ReturnSequences = true }.Apply(inputs)),
        ["LSTM, masked"] = () => Padded(new LSTM(2) { ReturnState = true }),
        ["GRU with a first state"] = () => Of([[3, 2], [2]], inputs => new GRU(2) { ReturnState = true, GoBackwards = true, BiasInitializer = "ones" }.Apply(inputs)),
        ["GRU, reset before, masked"] = () => Padded(new GRU(2, ResetAfter: false) { ReturnSequences = true }),
        ["GRU of other activations"] = () => One(new GRU(2, UseBias: false) { Activation = "softsign", RecurrentActivation = "tanh" }, [3, 2]),
        ["Bidirectional with first states"] = () => Of([[3, 2], [2], [2], [2], [2]], inputs => new Bidirectional(new LSTM(2) { ReturnState = true }, MergeMode.Multiply).Apply(inputs)),
        ["Bidirectional, both returned"] = () => One(new Bidirectional(new SimpleRNN(2) { ReturnSequences = true }, MergeMode: null), [3, 2]),
        ["Bidirectional, masked"] = () => Padded(new Bidirectional(new GRU(2) { ReturnSequences = true }, MergeMode.Average)),
        ["TimeDistributed convolution"] = () => One(new TimeDistributed(new Conv1D(2, 2, activation: "tanh")), [2, 4, 1]),
        ["TimeDistributed dropout"] = () => One(new TimeDistributed(new Dropout(0.5)), [3, 4]),
        ["TimeDistributed normalization"] = () => One(new TimeDistributed(new BatchNormalization { BetaInitializer = "ones" }), [2, 3]),
        ["MultiHeadAttention to itself with scores"] = () => One(new MultiHeadAttention(2, 2, Dropout: 0.3) { ReturnAttentionScores = true }, [3, 4]),
        ["MultiHeadAttention without biases"] = () => Of([[2, 4], [3, 2]], inputs => new MultiHeadAttention(1, 3, UseBias: false).Apply(inputs)),
        ["MultiHeadAttention, masked"] = () => Padded(new MultiHeadAttention(2, 2)),
        ["Embedding, masked"] = () => new Sequential(new Input([4], DType.Int32), new Embedding(4, 3, MaskZero: true), new LSTM(2)) { DType = DType.Float64, Seed = 1 },
        ["GlobalAveragePooling1D, masked"] = () => Padded(new GlobalAveragePooling1D()),
        ["PReLU of features"] = () => One(new PReLU { AlphaInitializer = "ones" }, [5]),
        ["Dot of vectors"] = () => Of([[4], [4]], inputs => new Dot(1).Apply(inputs)),
        ["A layer shared by two"] = () => Shared(new Dense(3, "tanh")),
        ["A normalization shared by two"] = () => Shared(new BatchNormalization { BetaInitializer = "ones" }),
        ["NestedModel"] = () => One(Encoder(), [3]),
        ["NestedModel of two inputs and outputs"] = () => Of([[3], [2]], inputs => Joined().Apply(inputs)),
        ["NestedModel shared by two"] = () => Shared(Encoder()),
        ["NestedModel, masked"] = () => Padded(new Sequential(new Dense(3, "tanh"), new GRU(2)) { DType = DType.Float64 }),
        ["NestedModel at each step"] = () => One(new TimeDistributed(Encoder()), [2, 3]),
    };

    private static Model One(Layer layer, Shape sample) => Of([sample], inputs => layer.Apply(inputs));

    /// <summary>All outputs of a call are those of the model.</summary>
    private static Model Of(Shape[] samples, Func<LayerOutput[], LayerOutput> apply)
    {
        LayerOutput[] inputs = [.. samples.Select(sample => (LayerOutput)new Input(sample))];
        return new(inputs, apply(inputs).Call.Outputs) { DType = DType.Float64, Seed = 1 };
    }

    /// <summary>Sequences of three steps with a padded one before and one behind.</summary>
    private static Model Padded(Layer layer) => Of([[3, 2]], inputs => layer.Apply(new Masking().Apply(new ZeroPadding1D().Apply(inputs))));

    private static Model Shared(Layer layer) => Of([[3], [3]], inputs => new Subtract().Apply(layer.Apply(inputs[0]), new Activation("tanh").Apply(layer.Apply(inputs[1]))));

    private static Sequential Encoder() => new(new Input(3), new Dense(4, "tanh"), new BatchNormalization { BetaInitializer = "ones" }, new Dropout(0.3), new Dense(2)) { DType = DType.Float64 };

    private static Model Joined()
    {
        var (left, right) = (new Input(3), new Input(2));
        var both = new Concatenate().Apply(new Dense(2, "tanh").Apply(left), right);
        return new([left, right], [new Dense(2).Apply(both), new Dense(1, "sigmoid").Apply(both)]) { DType = DType.Float64 };
    }
}
