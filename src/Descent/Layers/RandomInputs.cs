using Descent.Graph;

namespace Descent.Layers;

/// <summary>What the random numbers of a program depend on besides their stream's name; three Int64 scalars, given by whoever builds the program.</summary>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Step">The number of the step, so that each step draws anew.</param>
/// <param name="FirstRow">The number of the program's first row within the whole batch, so that a batch cut into parts draws what it would draw uncut.</param>
public sealed record RandomInputs(Tensor Seed, Tensor Step, Tensor FirstRow);
