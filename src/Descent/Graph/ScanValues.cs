namespace Descent.Graph;

/// <summary>What a step of <see cref="Tensor.Scan"/> leaves, or all steps together.</summary>
/// <param name="Carries">The carries after the step; after the last one.</param>
/// <param name="Outputs">The outputs of the step; of all steps, as <c>[steps, ..]</c>.</param>
public readonly record struct ScanValues(IReadOnlyList<Tensor> Carries, IReadOnlyList<Tensor> Outputs);
