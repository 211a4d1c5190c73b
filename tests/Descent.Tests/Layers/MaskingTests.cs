using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Tests.Laws;
using Descent.Tests.Reference;
using Descent.Tests.Training;
using Descent.Training;

namespace Descent.Tests.Layers;

/// <summary>Padding changes nothing: neither results nor what is learned.</summary>
public sealed class MaskingTests
{
    /// <summary>Two sequences of three steps, and the same with steps of zeros among and behind them.</summary>
    private static readonly TensorData Short = OpSamples.Random([2, 3, 2]), Padded = Pad(Short, [0, 2, 3], 6);

    public static TheoryData<string, Func<Layer[]>> Nets => new()
    {
        { "rnn", () => [new SimpleRNN(3)] },
        { "lstm", () => [new Dense(4, "tanh"), new LSTM(3)] },
        { "gru", () => [new GRU(3) { GoBackwards = true }] },
        { "stack", () => [new LSTM(3) { ReturnSequences = true }, new LayerNormalization(), new GRU(2)] },
        { "backwards stack", () => [new LSTM(3) { ReturnSequences = true, GoBackwards = true }, new SimpleRNN(2)] },
        { "bidirectional", () => [new Bidirectional(new GRU(2) { ReturnSequences = true }), new Bidirectional(new LSTM(2))] },
        { "average", () => [new TimeDistributed(new Dense(3, "tanh")), new Dropout(0), new GlobalAveragePooling1D()] },
        { "batch normalization", () => [new Dense(3), new BatchNormalization(Momentum: 0.5), new Activation("tanh"), new GlobalAveragePooling1D(true), new Flatten()] },
        { "attention", () => [new MultiHeadAttention(2, 3), new SimpleRNN(2)] },
        { "nested", () => [new Sequential(new Dense(2), new LSTM(3)) { DType = DType.Float64 }] },
    };

    [Theory, MemberData(nameof(Nets))]
    public void Padded_sequences_give_and_teach_what_the_bare_ones_do(string name, Func<Layer[]> make)
    {
        var (bare, padded) = (Net(3, make()), Net(6, [new Masking(), .. make()]));
        padded.SetWeights(bare.GetWeights());
        AssertNear(bare.Predict(Short).ToDoubles(), padded.Predict(Padded).ToDoubles(), name);
        foreach (var (model, x) in ((Model, TensorData)[])[(bare, Short), (padded, Padded)])
        {
            model.Compile(new Sgd(0.5), [new("mse")], Tests.Training.Nets.OneThread);
            for (var step = 0; step < 3; step++) model.TrainOnBatch(x, TensorData.From([.. Enumerable.Repeat(0.3, (int)model.Outputs[0].Shape.Size * 2)], Shape.Create([2]).Concat(model.Outputs[0].Shape)));
        }
        foreach (var (path, weights) in bare.GetWeights()) AssertNear(weights.ToDoubles(), padded.GetWeights()[path].ToDoubles(), $"{name}: {path}");
    }

    [Fact]
    public void The_number_zero_is_padding_where_an_embedding_says_so()
    {
        var (bare, padded) = (Words(3, masks: false), Words(5, masks: true));
        padded.SetWeights(bare.GetWeights());
        var expected = bare.Predict(TensorData.From([3, 1, 2], [1, 3])).ToDoubles();
        AssertNear(expected, padded.Predict(TensorData.From([0, 3, 1, 0, 2], [1, 5])).ToDoubles(), "words");
        Assert.Throws<ShapeException>(() => new Embedding(4, 2, MaskZero: true).Apply(new Input([2, 2], DType.Int32)));

        static Sequential Words(int length, bool masks) => new(new Input([length], DType.Int32), new Embedding(4, 3, masks) { Name = "words" }, new LSTM(2) { Name = "lstm" }) { DType = DType.Float64 };
    }

    [Fact]
    public void Joined_sequences_are_real_where_one_is_and_everywhere_without_a_mask_of_one()
    {
        var scope = new Scope(new VariableStore(0, DType.Float64), training: false);
        var (left, right) = (Tensor.Zeros(DType.Float64, [1, 3, 2]), Tensor.Constant(1, DType.Float64).BroadcastTo([1, 3, 2]));
        Layer[] merges = [new Add(), new Subtract(), new Multiply(), new Average(), new Maximum(), new Minimum(), new Concatenate()];
        scope.SetMask(left, Truths(1, 0, 0));
        foreach (var merge in merges) Assert.Null(scope.MaskOf(scope.Build(merge, "one_" + merge.Kind, [left, right])[0]));
        Assert.Equal([1, 0, 0, 1, 1, 1], Mask(scope, scope.Build(new Concatenate(1), "b", [left, right])[0]));
        scope.SetMask(right, Truths(0, 0, 1));
        foreach (var merge in merges) Assert.Equal([1, 0, 1], Mask(scope, scope.Build(merge, "both_" + merge.Kind, [left, right])[0]));
        Assert.Equal([1, 0, 0, 0, 0, 1], Mask(scope, scope.Build(new Concatenate(1), "c", [left, right])[0]));
        Assert.Null(scope.MaskOf(scope.Build(new Flatten(), "d", [left])[0]));
        Assert.Null(scope.MaskOf(scope.Build(new Permute([2, 1]), "e", [left])[0]));
        Assert.Throws<ShapeException>(() => scope.SetMask(left, Tensor.Zeros(DType.Bool, [1, 2])));
    }

    [Fact]
    public void A_step_is_padding_where_all_its_elements_have_the_value()
    {
        var scope = new Scope(new VariableStore(0, DType.Float64), training: false);
        var output = scope.Build(new Masking(9), "masking", Tensor.Constant([9, 9, 9, 1, 0, 0], [1, 3, 2], DType.Float64));
        Assert.Equal([0, 1, 1], Mask(scope, output));
        Assert.Equal([0, 0, 9, 1, 0, 0], ReferenceEvaluator.Evaluate(output).ToDoubles());
    }

    private static double[] Mask(Scope scope, Tensor sequences) => ReferenceEvaluator.Evaluate(scope.MaskOf(sequences)!).ToDoubles();

    private static Tensor Truths(params double[] values) => Tensor.Constant(values, [1, values.Length], DType.Bool);

    private static Sequential Net(int steps, Layer[] layers) =>
        new([new Input([steps, 2]), .. layers.Select((layer, i) => layer is NestedModel || layer is Masking ? layer : layer with { Name = $"layer{i + (layers[0] is Masking ? -1 : 0)}" })]) { DType = DType.Float64 };

    /// <summary>Puts each step at a place in longer sequences of zeros.</summary>
    private static TensorData Pad(TensorData sequences, int[] places, int length)
    {
        var padded = new double[2 * length * 2];
        for (var sample = 0; sample < 2; sample++)
            for (var step = 0; step < 3; step++)
                for (var feature = 0; feature < 2; feature++)
                    padded[(sample * length + places[step]) * 2 + feature] = sequences[(sample * 3 + step) * 2 + feature];
        return TensorData.From(padded, [2, length, 2]);
    }

    private static void AssertNear(double[] expected, double[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.True(Math.Abs(expected[i] - actual[i]) < 1e-12, $"{what}: {actual[i]:R} instead of {expected[i]:R}");
    }
}
