using Descent.Graph;
using Descent.Losses;
using Descent.Models;

namespace Descent.Training;

/// <summary>Looks over the targets of a binary cross-entropy: probabilities, mostly 0 and 1.</summary>
internal static class BinaryTargets
{
    /// <summary>Throws at the first target outside 0 .. 1. (NaN is found where the loss is not finite.)</summary>
    /// <exception cref="ArgumentException">The message names the output, the value, its row and its column.</exception>
    public static void Check(ModelPort output, Loss loss, TensorData targets)
    {
        var width = (int)(targets.Shape.Size / Math.Max(1, targets.Rows));
        for (var i = 0; i < targets.Shape.Size; i++)
            if (targets[i] is < 0 or > 1)
                throw new ArgumentException($"The targets of the output \"{output.Name}\" need to be in 0 .. 1 for {loss.GetType().Name}, got {targets[i]} in row {i / width}, column {i % width}: " +
                    $"write the classes as 0 and 1, or choose a loss for numbers, such as MeanSquaredError{ClassLabels.PaddingRemedy(targets)}.");
    }
}
