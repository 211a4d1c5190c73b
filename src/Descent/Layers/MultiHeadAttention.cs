using Descent.Constraints;
using Descent.Graph;
using Descent.Initializers;
using Descent.Regularizers;

namespace Descent.Layers;

/// <summary>
/// Each place of a sequence, the query, takes a weighted mean of the values at the places of another one (or the same), several times with projections of its own
/// (Vaswani et al. 2017, section 3.2): softmax over the keys of (q · k) / √<c>KeyDim</c>, times v, a head; the heads side by side through a last projection.
/// </summary>
/// <remarks>
/// <para>Inputs, in this order: the query <c>[batch, queries, ..]</c>; the value <c>[batch, keys, ..]</c>, which is the query if left out; the key
/// <c>[batch, keys, ..]</c>, which is the value if left out; and, of type Bool, an attention mask <c>[batch, queries, keys]</c>, true where a query may look. Output:
/// <c>[batch, queries, out]</c>. A query that may look nowhere gets zeros before the last projection. Padded keys and values (<see cref="Scope.MaskOf"/>) are not looked at, and padded queries stay padding.</para>
/// <para>Parameters, as in Keras: <c>query/kernel: [features, heads, key_dim]</c>, <c>query/bias: [heads, key_dim]</c>, <c>key/..</c> alike, <c>value/..</c> with
/// value_dim, <c>attention_output/kernel: [heads, value_dim, out]</c>, <c>attention_output/bias: [out]</c>. PyTorch's MultiheadAttention has one matrix for all three projections,
/// key_dim = features / heads, and a mask that is true where a query may not look.</para>
/// </remarks>
/// <param name="NumHeads">How many heads, at least 1.</param>
/// <param name="KeyDim">The length of a head's queries and keys, at least 1.</param>
/// <param name="ValueDim">The length of a head's values; null for <paramref name="KeyDim"/>.</param>
/// <param name="Dropout">The share of the weights that become 0 in training, in [0, 1).</param>
/// <param name="UseBias">Whether projections have a bias.</param>
/// <param name="OutputShape">The length of the output's vectors; null for that of the query's.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record MultiHeadAttention(int NumHeads, int KeyDim, int? ValueDim = null, double Dropout = 0, bool UseBias = true, int? OutputShape = null) : Layer
{
    /// <summary>How many heads.</summary>
    public int NumHeads { get; init => field = Setting<MultiHeadAttention>.Positive(value, nameof(NumHeads)); } = Setting<MultiHeadAttention>.Positive(NumHeads);

    /// <summary>The length of a head's queries and keys.</summary>
    public int KeyDim { get; init => field = Setting<MultiHeadAttention>.Positive(value, nameof(KeyDim)); } = Setting<MultiHeadAttention>.Positive(KeyDim);

    /// <summary>The length of a head's values; null for that of its keys.</summary>
    public int? ValueDim { get; init => field = Check(value, nameof(ValueDim)); } = Check(ValueDim, nameof(ValueDim));

    /// <summary>The share of the weights that become 0 in training.</summary>
    public double Dropout { get; init => field = Setting<MultiHeadAttention>.Fraction(value, nameof(Dropout)); } = Setting<MultiHeadAttention>.Fraction(Dropout);

    /// <summary>The length of the output's vectors; null for that of the query's.</summary>
    public int? OutputShape { get; init => field = Check(value, nameof(OutputShape)); } = Check(OutputShape, nameof(OutputShape));

    /// <summary>Whether query i sees the keys 0 .. i only, so that no place of a sequence sees what comes after it. (In Keras an argument of the call.)</summary>
    public bool UseCausalMask { get; init; }

    /// <summary>Whether the weights <c>[batch, heads, queries, keys]</c> are a second output. (In Keras an argument of the call.)</summary>
    public bool ReturnAttentionScores { get; init; }

    // Generated JSON code sets null where a file does not name the setting.
    /// <summary>The first values of the kernels.</summary>
    public Initializer KernelInitializer { get; init => field = value ?? new GlorotUniform(); } = new GlorotUniform();

    /// <summary>The first values of the biases.</summary>
    public Initializer BiasInitializer { get; init => field = value ?? new Zeros(); } = new Zeros();

    /// <summary>A penalty on each kernel.</summary>
    public Regularizer? KernelRegularizer { get; init; }

    /// <summary>A penalty on each bias.</summary>
    public Regularizer? BiasRegularizer { get; init; }

    /// <summary>What each kernel is projected to after each update.</summary>
    public Constraint? KernelConstraint { get; init; }

    /// <summary>What each bias is projected to after each update.</summary>
    public Constraint? BiasConstraint { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> Build(Scope scope, IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(inputs);
        var given = AttentionInputs.Of(inputs);
        var query = Heads(scope, "query", given.Query, KeyDim) * (1 / Math.Sqrt(KeyDim));
        var key = Heads(scope, "key", given.Key, KeyDim);
        var value = Heads(scope, "value", given.Value, ValueDim ?? KeyDim);
        var weights = Weights(query.MatMul(key, transposeRight: true), given.Seen(scope, UseCausalMask));
        var seen = Dropping.Drop(scope, weights, Dropout, weights.Shape, "dropout").MatMul(value);
        var output = Joined(scope, seen, OutputShape ?? given.Query.Shape[2]);
        if (scope.MaskOf(given.Query) is { } mask) scope.SetMask(output, mask);
        return ReturnAttentionScores ? [output, weights] : [output];
    }

    /// <summary>A projection <c>[batch, heads, time, length]</c> of <c>[batch, time, features]</c>.</summary>
    private Tensor Heads(Scope scope, string name, Tensor input, int length)
    {
        var kernel = Kernel(scope, name, [input.Shape[2], NumHeads, length]);
        var projected = input.MatMul(kernel.Reshape(input.Shape[2], -1));
        if (UseBias) projected += Bias(scope, name, [NumHeads, length]).Reshape(-1);
        return projected.Reshape(input.Shape[0], input.Shape[1], NumHeads, length).Transpose(0, 2, 1, 3);
    }

    /// <summary>The heads <c>[batch, heads, queries, length]</c> side by side, projected to <c>[batch, queries, features]</c>.</summary>
    private Tensor Joined(Scope scope, Tensor heads, int features)
    {
        var kernel = Kernel(scope, "attention_output", [NumHeads, heads.Shape[3], features]);
        var output = heads.Transpose(0, 2, 1, 3).Reshape(heads.Shape[0], heads.Shape[2], -1).MatMul(kernel.Reshape(-1, features));
        return UseBias ? output + Bias(scope, "attention_output", [features]) : output;
    }

    /// <summary>The softmax over the keys; 0 where the mask <c>[batch, queries, keys]</c> is false.</summary>
    private static Tensor Weights(Tensor scores, Tensor? mask)
    {
        if (mask is null) return scores.Softmax();
        var seen = mask.Reshape(mask.Shape[0], 1, mask.Shape[1], mask.Shape[2]).BroadcastTo(scores.Shape);
        var lowest = Tensor.Constant(-1e30, scores.DType).BroadcastTo(scores.Shape);       // below every score; the softmax subtracts the greatest without overflow
        return seen.Select(seen.Select(scores, lowest).Softmax(), Tensor.Zeros(scores.DType, scores.Shape));
    }

    private Tensor Kernel(Scope scope, string name, Shape shape) => scope.Parameter($"{name}/kernel", shape, KernelInitializer, KernelRegularizer, KernelConstraint);

    private Tensor Bias(Scope scope, string name, Shape shape) => scope.Parameter($"{name}/bias", shape, BiasInitializer, BiasRegularizer, BiasConstraint);

    private static int? Check(int? length, string name) => length is { } value ? Setting<MultiHeadAttention>.Positive(value, name) : null;
}
