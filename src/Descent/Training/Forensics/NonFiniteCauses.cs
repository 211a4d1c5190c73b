using System.Globalization;
using Descent.Graph;

namespace Descent.Training.Forensics;

/// <summary>What may be the cause of a value that is not finite, the likeliest first.</summary>
internal static class NonFiniteCauses
{
    private const double LargeInput = 1e3, LargeRate = 0.1, Growth = 3;

    private static readonly (Func<NonFiniteFinding, Circumstances, bool> Applies, Func<NonFiniteFinding, Circumstances, string> Cause)[] Table =
    [
        ((found, _) => IsInData(found), (_, _) => "Missing or infinite values in the data: fill them in, or leave such rows out."),
        ((found, _) => found.Place is NonFinitePlace.Parameter or NonFinitePlace.OptimizerState, (_, _) => "Weights that were loaded or set with NaN, or changed by a callback: set finite ones."),
        ((found, _) => found.Place == NonFinitePlace.Elsewhere, (_, _) => "A callback that writes weights: look at what it writes."),
        ((found, _) => found.Place is NonFinitePlace.Layer or NonFinitePlace.Loss or NonFinitePlace.Gradient && found.Op is "Log", (_, _) => "A logarithm of 0 or less: add a small number first, or use a loss that takes logits (from_logits)."),
        ((found, _) => found.Op is "Divide", (_, _) => "A division by 0: add a small number to the divisor."),
        ((found, _) => found.Op is "Sqrt" or "Rsqrt" or "Power", (_, _) => "A root of 0 or less, whose slope at 0 is infinite: add a small number below the root."),
        ((found, seen) => !IsInData(found) && IsRising(seen), (_, seen) => $"A learning rate that is too high, {seen.Rate.ToString("g3", CultureInfo.InvariantCulture)}: the last losses rise. Try a tenth of it, or clip the gradient by its norm."),
        ((_, seen) => seen.LargestInput > LargeInput, (_, seen) => $"Inputs that are not scaled, up to {seen.LargestInput.ToString("g3", CultureInfo.InvariantCulture)}: bring them near 0 with a spread near 1, for example by a Normalization layer."),
        ((found, seen) => !IsInData(found) && !IsRising(seen) && (found.Place == NonFinitePlace.Update || seen.Rate > LargeRate), (_, seen) => $"A learning rate that is high, {seen.Rate.ToString("g3", CultureInfo.InvariantCulture)}: try a tenth of it."),
        ((found, _) => found.Op is "Exp", (_, _) => "An exponential that overflows: bound what goes into it, or use softmax and losses on logits."),
        ((found, _) => found.Place is NonFinitePlace.Layer or NonFinitePlace.Loss or NonFinitePlace.Gradient, (_, _) => "Values that grow from layer to layer: normalize between layers, initialize smaller, or clip the gradient by its norm."),
    ];

    /// <summary>The causes that apply, at least one.</summary>
    public static IReadOnlyList<string> Of(NonFiniteFinding found, Circumstances seen) =>
        [.. Table.Where(entry => entry.Applies(found, seen)).Select(entry => entry.Cause(found, seen)).DefaultIfEmpty("A lower learning rate or clipping may help.")];

    private static bool IsInData(NonFiniteFinding found) => found.Place is NonFinitePlace.Input or NonFinitePlace.Target;

    /// <summary>Whether the losses were far above their least before the step, or the step's own has no bound any more.</summary>
    private static bool IsRising(Circumstances seen)
    {
        double[] before = [.. seen.Losses.SkipLast(1).Where(double.IsFinite)];
        return before.Length > 0 && (seen.Losses[^1] > Growth * Math.Abs(before[^1]) || before[^1] > Growth * Math.Abs(before.Min()));
    }

    /// <summary>What is known of the training at the step.</summary>
    /// <param name="Losses">The last steps' losses, this one's last.</param>
    /// <param name="Rate">The learning rate of the step.</param>
    /// <param name="Batch">Its samples.</param>
    public sealed record Circumstances(IReadOnlyList<double> Losses, double Rate, PreparedData Batch)
    {
        /// <summary>The largest magnitude among the inputs that are finite.</summary>
        public double LargestInput => Batch.X.Where(x => x.DType.IsFloat()).SelectMany(Magnitudes).Where(double.IsFinite).DefaultIfEmpty().Max();

        private static IEnumerable<double> Magnitudes(TensorData data)
        {
            for (var i = 0; i < data.Shape.Size; i++) yield return Math.Abs(data[i]);
        }
    }
}
