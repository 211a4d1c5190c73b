namespace Descent.Analysis;

/// <summary>What a gradient check has found.</summary>
/// <param name="Variables">Each parameter, state and floating-point input, in training, then in inference.</param>
/// <param name="FaultyLayers">Where gradients disagree, the layers whose own rules are the cause. A wrong rule spoils the gradients of all layers before it, so these are found by checking each layer alone.</param>
public sealed record GradientCheckReport(IReadOnlyList<VariableGradients> Variables, IReadOnlyList<FaultyLayer> FaultyLayers)
{
    /// <summary>Whether no gradient disagrees.</summary>
    public bool Passed => Variables.All(variable => variable.Verdict != GradientVerdict.Failed);

    /// <summary>Whether all gradients are 0, so that their agreement says nothing: the loss does not depend on the model, or every unit is silent.</summary>
    public bool IsEmpty => Variables.All(variable => variable.LargestGradient == 0);

    /// <summary>The result in one line, and what is wrong in one line each.</summary>
    public override string ToString() => Passed
        ? $"The gradients agree with central differences: {Variables.Sum(variable => variable.Checked)} entries, {Variables.Sum(variable => variable.Kinks)} of them at kinks.{(IsEmpty ? " All gradients are 0: nothing was checked." : "")}"
        : string.Join('\n', [$"The gradients disagree with central differences in {Variables.Count(variable => variable.Verdict == GradientVerdict.Failed)} of {Variables.Count} variables.",
            .. FaultyLayers.Select(layer => $"Faulty: {layer}"), .. Variables.Where(variable => variable.Verdict == GradientVerdict.Failed).Select(variable => variable.ToString())]);
}
