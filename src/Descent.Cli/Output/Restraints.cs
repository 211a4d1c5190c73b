using System.Globalization;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Regularizers;

namespace Descent.Cli.Output;

/// <summary>All that keeps a network from learning its training rows by heart, or its steps from being too long: penalties, dropout, weight decay, clipping.</summary>
internal static class Restraints
{
    /// <summary>One line for each that is in force.</summary>
    public static IEnumerable<string> Of(Model model, Optimizer optimizer, bool isDefaultPenalty = false)
    {
        var penalty = model.Layers.OfType<Dense>().Select(layer => Describe(layer.KernelRegularizer)).FirstOrDefault(text => text is not null);
        if (penalty is not null) yield return $"penalty {penalty} on the weights{(isDefaultPenalty ? " (the default; --l2 0 turns it off)" : "")}: the printed losses include it";
        if (model.Layers.OfType<Dropout>().FirstOrDefault() is { } dropout) yield return $"dropout {Number(dropout.Rate)} after each hidden layer";
        if (optimizer.WeightDecay is > 0 and { } decay) yield return $"weight decay {Number(decay)}";
        if (optimizer.ClipValue is { } value) yield return $"each number of a gradient clipped to {Number(value)}";
        if (optimizer.ClipNorm is { } norm) yield return $"the length of each weight's gradient clipped to {Number(norm)}";
        if (optimizer.GlobalClipNorm is { } global) yield return $"the length of all gradients together clipped to {Number(global)}";
    }

    private static string? Describe(Regularizer? penalty) => penalty switch
    {
        L1 l1 => $"L1 {Number(l1.Factor)}",
        L2 l2 => $"L2 {Number(l2.Factor)}",
        L1L2 both => $"L1 {Number(both.L1)} and L2 {Number(both.L2)}",
        _ => null,
    };

    private static string Number(double value) => value.ToString("0.########", CultureInfo.InvariantCulture);
}
