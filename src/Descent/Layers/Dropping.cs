using Descent.Graph;

namespace Descent.Layers;

/// <summary>What the dropout layers share.</summary>
internal static class Dropping
{
    /// <summary>
    /// Zeros in the place of elements, with a probability, and the others divided by the share that stays; nothing in inference. Elements along axes of length one in
    /// <paramref name="mask"/> fall together.
    /// </summary>
    public static Tensor Drop(Scope scope, Tensor input, double rate, Shape mask, string use = "mask")
    {
        if (!scope.Training || rate == 0) return input;
        var kept = (scope.RandomUniform(use, mask) >= rate).BroadcastTo(input.Shape);
        return kept.Select(input * (1 / (1 - rate)), Tensor.Zeros(input.DType, input.Shape));
    }
}
