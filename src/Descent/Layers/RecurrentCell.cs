using Descent.Graph;

namespace Descent.Layers;

/// <summary>A recurrent layer with its parameters, applied to a sequence.</summary>
/// <param name="Inputs">What the sequence gives to each step, for all steps at once: <c>[time, batch, ..]</c>.</param>
/// <param name="Step">From the states <c>[batch, units]</c> and a step's inputs to the new states, the first of which is the output.</param>
internal sealed record RecurrentCell(Tensor Inputs, Func<IReadOnlyList<Tensor>, Tensor, IReadOnlyList<Tensor>> Step);
