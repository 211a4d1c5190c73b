using Descent.Graph;
using Descent.Layers;
using Descent.Tests.Laws;

namespace Descent.Tests.Layers;

/// <summary>What the reference cases of attention leave out: inputs left out, masks that see nothing, what a causal mask hides, returned weights.</summary>
public sealed class AttentionTests
{
    private static readonly TensorData Sequence = OpSamples.Random([2, 4, 3]), Other = OpSamples.Random([2, 4, 3], 1);

    [Fact]
    public void Value_and_key_are_the_query_where_they_are_left_out()
    {
        var run = new LayerRun(new MultiHeadAttention(2, 3));
        var alone = run.Infer(Sequence)[0].ToDoubles();
        Assert.Equal(alone, run.Infer(Sequence, Sequence)[0].ToDoubles());
        Assert.Equal(alone, run.Infer(Sequence, Sequence, Sequence)[0].ToDoubles());
        Assert.NotEqual(alone, run.Infer(Sequence, Other)[0].ToDoubles());
    }

    [Fact]
    public void Weights_sum_to_one_over_the_keys()
    {
        var outputs = new LayerRun(new MultiHeadAttention(2, 3) { ReturnAttentionScores = true }).Infer(Sequence);
        Assert.Equal([2, 2, 4, 4], outputs[1].Shape);
        for (var row = 0; row < 16; row++) Assert.Equal(1, Enumerable.Range(0, 4).Sum(key => outputs[1][row * 4 + key]), 1e-12);
    }

    [Fact]
    public void A_causal_mask_hides_what_comes_after()
    {
        var run = new LayerRun(new MultiHeadAttention(2, 3) { UseCausalMask = true });
        var changed = Sequence.ToDoubles();
        for (var feature = 0; feature < 3; feature++) changed[3 * 3 + feature] += 1;                   // the first sample's last step
        var (before, after) = (run.Infer(Sequence)[0].ToDoubles(), run.Infer(TensorData.From(changed, Sequence.Shape))[0].ToDoubles());
        Assert.Equal(before[..9], after[..9]);
        Assert.NotEqual(before[9..12], after[9..12]);
        Assert.Equal(before[12..], after[12..]);
    }

    [Fact]
    public void A_query_that_may_look_nowhere_gets_the_bias_alone()
    {
        var run = new LayerRun(new MultiHeadAttention(2, 3) { BiasInitializer = "ones" });
        double[] sees = [.. Enumerable.Repeat(1.0, 32)];
        sees.AsSpan(0, 4).Clear();
        var output = run.Infer(Sequence, Sequence, TensorData.From(sees, [2, 4, 4]).Cast(DType.Bool))[0].ToDoubles();
        Assert.Equal([1, 1, 1], output[..3]);
        Assert.Equal(run.Infer(Sequence)[0].ToDoubles()[3..], output[3..]);
    }

    [Fact]
    public void Dropped_weights_are_other_ones_at_each_step()
    {
        var run = new LayerRun(new MultiHeadAttention(2, 3, Dropout: 0.5));
        Assert.NotEqual(run.Train(0, Sequence)[0].ToDoubles(), run.Train(1, Sequence)[0].ToDoubles());
        Assert.Equal(run.Train(0, Sequence)[0].ToDoubles(), run.Train(0, Sequence)[0].ToDoubles());
    }

    [Fact]
    public void Inputs_that_do_not_fit_are_refused_with_their_types()
    {
        var error = Assert.Throws<ShapeException>(() => new LayerRun(new MultiHeadAttention(2, 3)).Infer(Sequence, Sequence, TensorData.Zeros(DType.Bool, [2, 4, 3])));
        Assert.Contains("a mask Bool[batch, queries, keys], got Float64[2, 4, 3] and Float64[2, 4, 3] and Bool[2, 4, 3]", error.Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => new LayerRun(new MultiHeadAttention(2, 3)).Infer(Sequence, OpSamples.Random([2, 3, 3]), OpSamples.Random([2, 4, 3])));
        Assert.Throws<ShapeException>(() => new LayerRun(new MultiHeadAttention(2, 3)).Infer(TensorData.Zeros(DType.Bool, [2, 4, 4])));
    }
}
