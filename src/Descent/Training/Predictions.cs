using Descent.Graph;
using Descent.Layers;
using Descent.Models;

namespace Descent.Training;

/// <summary>What a model gives in a program.</summary>
/// <param name="Values">Its outputs, each <c>[batch, ..]</c>.</param>
/// <param name="Masks">Which steps of each are real, Bool <c>[batch, time]</c>; null where all are.</param>
internal sealed record Predictions(IReadOnlyList<Tensor> Values, IReadOnlyList<Tensor?> Masks)
{
    /// <summary>The outputs of a model for some inputs.</summary>
    public static Predictions Of(Model model, Scope scope, IReadOnlyList<Tensor> x)
    {
        var values = model.Build(scope, x);
        return new(values, [.. values.Select(scope.MaskOf)]);
    }
}
