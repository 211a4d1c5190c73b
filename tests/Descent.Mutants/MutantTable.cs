using Descent.Mutants.Mutants;

namespace Descent.Mutants;

/// <summary>All mutants. Such as compute the same in every case (a rounding apart) don't belong here.</summary>
internal static class MutantTable
{
    public static IReadOnlyList<Mutant> All { get; } = [.. OpMutants.All, .. KernelMutants.All, .. OptimizerMutants.All, .. LossMutants.All, .. LayerMutants.All, .. TrainingMutants.All];
}
