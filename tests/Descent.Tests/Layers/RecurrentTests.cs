using Descent.Graph;
using Descent.Layers;
using Descent.Tests.Laws;
using Descent.Tests.Reference;

namespace Descent.Tests.Layers;

/// <summary>What the reference cases of recurrence leave out: returned states, unmerged directions, wrappers, freezing, errors.</summary>
public class RecurrentTests
{
    private static readonly TensorData Sequence = OpSamples.Random([2, 4, 3]);
    private static readonly Tensor X = Tensor.Input("x", DType.Float64, Sequence.Shape);
    private static readonly Tensor State = Tensor.Constant(OpSamples.Random([2, 3], 1).ToDoubles(), [2, 3], DType.Float64);
    private readonly VariableStore _store = new(0, DType.Float64);

    [Theory, InlineData(false), InlineData(true)]
    public void The_state_after_the_last_step_ends_the_sequence(bool backwards)
    {
        var outputs = Build(new LSTM(3) { ReturnSequences = true, ReturnState = true, GoBackwards = backwards }, X);
        Assert.Equal(3, outputs.Count);
        AssertEqual(outputs[0].SliceAxis(1, 3, 1).Reshape(2, 3), outputs[1]);
    }

    [Fact]
    public void A_sequence_in_two_parts_goes_on_from_the_states_of_the_first()
    {
        var lstm = new LSTM(3) { ReturnState = true };
        var half = Build(lstm, X.SliceAxis(1, 0, 2));
        AssertEqual(Build(lstm, X)[0], Build(lstm, X.SliceAxis(1, 2, 2), half[1], half[2])[0]);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Directions_that_are_not_merged_are_the_layer_each_way(bool backwards)
    {
        var gru = new GRU(2) { ReturnSequences = true, GoBackwards = backwards };
        var both = Build(new Bidirectional(gru, null), X);
        AssertEqual(both[0], BuildAt("layer/forward_layer", gru, X)[0]);
        AssertEqual(both[1], TurnRound(BuildAt("layer/backward_layer", gru with { GoBackwards = !backwards }, X)[0]));
    }

    [Fact]
    public void First_states_of_two_directions_are_halved()
    {
        var rnn = new SimpleRNN(3) { ReturnState = true };
        var outputs = Build(new Bidirectional(rnn, MergeMode.Sum), X, State, State * 2);
        Assert.Equal(3, outputs.Count);
        AssertEqual(outputs[1], BuildAt("layer/forward_layer", rnn, X, State)[0]);
        AssertEqual(outputs[2], BuildAt("layer/backward_layer", rnn with { GoBackwards = true }, X, State * 2)[0]);
        AssertEqual(outputs[0], outputs[1] + outputs[2]);
    }

    [Fact]
    public void Time_distributed_is_the_layer_at_each_step()
    {
        var (layer, step) = (new Dense(2, "tanh"), X.SliceAxis(1, 2, 1).Reshape(2, 3));
        var distributed = Build(new TimeDistributed(layer), X)[0];
        Assert.Equal([2, 4, 2], distributed.Shape);
        AssertEqual(distributed.SliceAxis(1, 2, 1).Reshape(2, 2), BuildAt("layer/layer", layer, step)[0]);
    }

    [Fact]
    public void A_frozen_inner_layer_freezes_both_directions()
    {
        var inner = new SimpleRNN(3);
        Build(new Bidirectional(inner), X);
        Assert.All(_store.Variables, variable => Assert.True(variable.Trainable));
        inner.Trainable = false;
        Assert.All(_store.Variables, variable => Assert.False(variable.Trainable));
    }

    [Fact]
    public void A_penalty_on_the_recurrent_kernel_is_added_once()
    {
        var scope = new Scope(_store, training: true);
        scope.Build(new GRU(2) { RecurrentRegularizer = "l2" }, "layer", X);
        Assert.Single(scope.Penalties);
    }

    [Fact]
    public void Errors_name_the_layer_and_every_shape()
    {
        Assert.Contains("LSTM needs 2 first states [2, 3] or none, got [2, 3]", Assert.Throws<ShapeException>(() => Build(new LSTM(3), X, State)).Message, StringComparison.Ordinal);
        Assert.Contains("GRU needs an input [batch, time, in] with at least one step, got [2, 0, 3]", Assert.Throws<ShapeException>(() => Build(new GRU(3), X.SliceAxis(1, 0, 0))).Message, StringComparison.Ordinal);
        Assert.Contains("got Dense", Assert.Throws<ArgumentException>(() => new Bidirectional(new Dense(2))).Message, StringComparison.Ordinal);
        Assert.Contains("SimpleRNN needs Units at least 1, got 0", Assert.Throws<ArgumentOutOfRangeException>(() => new SimpleRNN(0)).Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<Tensor> Build(Layer layer, params IReadOnlyList<Tensor> inputs) => BuildAt("layer", layer, inputs);

    private IReadOnlyList<Tensor> BuildAt(string path, Layer layer, params IReadOnlyList<Tensor> inputs)
    {
        var scope = new Scope(_store, training: false);
        return path.Split('/') is [var outer, var name] ? scope.Nested(layer, outer).Build(layer, name, inputs) : scope.Build(layer, path, inputs);
    }

    private static Tensor TurnRound(Tensor sequence) => Tensor.Concat(1, [.. Enumerable.Range(0, 4).Select(step => sequence.SliceAxis(1, 3 - step, 1))]);

    private static void AssertEqual(Tensor expected, Tensor actual)
    {
        var values = ReferenceEvaluator.Evaluate([expected, actual], ("x", Sequence));
        Assert.Equal(values[0].Shape, values[1].Shape);
        Assert.Equal(values[0].ToDoubles(), values[1].ToDoubles());
    }
}
