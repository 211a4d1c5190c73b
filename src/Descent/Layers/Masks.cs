using Descent.Graph;

namespace Descent.Layers;

/// <summary>Masks of padded sequences: Bool <c>[batch, time]</c>, true where a step is real.</summary>
internal static class Masks
{
    /// <summary>1 for each element of sequences whose step is real, and 0 for padding.</summary>
    public static Tensor Weights(Tensor mask, Tensor sequences) => mask.RepeatAlong(sequences.Shape).Cast(sequences.DType);

    /// <summary>The mean over some axes of the elements whose steps are real, the axes staying with length one; 0 where there are none.</summary>
    public static Tensor Mean(Tensor sequences, Tensor weights, ReadOnlySpan<int> axes) =>
        (sequences * weights).Sum(axes, keepDimensions: true) / weights.Sum(axes, keepDimensions: true).Maximum(1);

    /// <summary>What is real in any of some sequences that are joined into another one, if all of them have masks of that one's batch and time; else null: all is real.</summary>
    public static Tensor? Joined(IReadOnlyList<Tensor?> masks, Shape sequences)
    {
        if (sequences.Rank < 3 || masks.Any(mask => mask is null || mask.Shape != sequences[..2])) return null;
        return masks.OfType<Tensor>().Distinct().Aggregate((left, right) => left | right);
    }
}
