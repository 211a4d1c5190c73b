using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Losses;

/// <summary>
/// -log p of the true class, for integer labels <c>[batch, ..]</c> (or with a last axis of one) and predictions <c>[batch, .., n]</c>; p
/// as in <see cref="CategoricalCrossentropy"/>. A label outside 0 .. n - 1 that is not ignored gives NaN.
/// </summary>
/// <param name="FromLogits">Predictions are logits instead of probabilities.</param>
/// <param name="IgnoreClass">Places with this label have the value 0 and no gradient, and are left out of the count; null for none.</param>
public sealed record SparseCategoricalCrossentropy(bool FromLogits = false, int? IgnoreClass = null) : Loss
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override bool TakesLabels => true;

    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        var classes = yPred.Shape[^1];
        var isTrueClass = yTrue.OneHot(classes, DType.Bool);
        var values = -isTrueClass.Select(LossMath.LogProbability(yPred, FromLogits), yPred.Like(0)).Sum(-1);
        values = ((yTrue >= 0) & (yTrue < classes)).Select(values, values.Like(double.NaN));
        return IgnoreClass is { } ignored ? yTrue.EqualTo(ignored).Select(values.Like(0), values) : values;
    }

    private protected override Tensor? Counted(Tensor yTrue) => IgnoreClass is { } ignored ? yTrue.NotEqualTo(ignored) : null;
}
