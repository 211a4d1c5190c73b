using Descent.Graph;

namespace Descent.Layers;

/// <summary>What a recurrent layer makes of a sequence.</summary>
/// <param name="Outputs">The outputs of all steps in the order of time, <c>[time, batch, units]</c>; null where the layer returns none.</param>
/// <param name="States">The states after the last step that was run, <c>[batch, units]</c> each.</param>
internal sealed record RecurrentRun(Tensor? Outputs, IReadOnlyList<Tensor> States);
