namespace Descent.Mutants;

/// <summary>Which test classes are likely to notice a mistake in a file: they run first.</summary>
internal static class RelevantTests
{
    private static readonly (string Files, string[] Classes)[] Table =
    [
        ("Graph/Philox", ["*RandomStreamTests", "*RowKernelTests", "*NoiseTests"]),
        ("Graph/RandomStream", ["*RandomStreamTests", "*Initializers*", "*ConformanceTests"]),
        ("Graph/", ["*OpLaws", "*ScanTests", "*LossLaws", "*ActivationLaws", "*LayerLaws", "*ConformanceTests"]),
        ("Compile/", ["*Compile*"]),
        ("Numerics/", ["*Backends.Cpu*"]),
        ("Backends/", ["*Backends.Cpu*", "*Layers*", "*Conformance*"]),
        ("Optimizers/", ["*Optimizers*", "*OptimizerLaws", "*ConformanceTests"]),
        ("Schedules/", ["*Schedules*", "*ConformanceTests"]),
        ("Losses/", ["*Losses*", "*LossLaws", "*ConformanceTests"]),
        ("Metrics/", ["*Metrics*", "*ConformanceTests"]),
        ("Regularizers/", ["*Regularizers*", "*RegularizerLaws", "*ConformanceTests"]),
        ("Constraints/", ["*Constraints*", "*ConstraintLaws", "*ConformanceTests"]),
        ("Initializers/", ["*Initializers*", "*ConformanceTests"]),
        ("Layers/", ["*Tests.Layers*", "*LayerLaws", "*ConformanceTests"]),
        ("Data/", ["*Tests.Data*"]),
        ("Training/", ["*Tests.Training*", "*Laws.Early*"]),
    ];

    /// <summary>What takes minutes or starts programs, and tells little about the mathematics.</summary>
    public static readonly string[] Slow = ["*Samples*", "*Results*", "*Bench*", "*DeterminismLaws", "*InstructionSetTests", "*Api*", "*MutantTests", "*MutatedFileTests", "*MemoryTests"];

    public static string[] Of(Mutant mutant) => Table.First(row => mutant.File.StartsWith(row.Files, StringComparison.Ordinal)).Classes;
}
