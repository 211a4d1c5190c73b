namespace Descent.Mutants;

/// <summary>Which test classes are likely to notice a mistake in a file: they run first.</summary>
internal static class RelevantTests
{
    /// <summary>Tests of how long something takes: a busy machine is no mistake.</summary>
    public static readonly string[] Timed = ["*_in_seconds", "*WhatHandingOverCosts*"];

    private const string Cases = "*ConformanceTests";

    private static readonly (string Files, string[] First, string[] Then)[] Table =
    [
        ("Graph/Philox", ["*RandomStreamTests", "*RowKernelTests"], ["*NoiseTests", Cases]),
        ("Graph/RandomStream", ["*RandomStreamTests", "*Tests.Initializers*"], [Cases]),
        ("Graph/Ops/Scalars/", ["*OpLaws", "*LossLaws"], ["*ActivationLaws", Cases]),
        ("Graph/Ops/Window", ["*Layers.ConvolutionLayerTests", "*OpLaws"], ["*ConvolutionTests", Cases]),
        ("Graph/Ops/Scan", ["*ScanTests", "*ScanGradientTests", "*RecurrentTests"], ["*LayerLaws", Cases]),
        ("Graph/", ["*OpLaws", "*LossLaws", "*OpShapeTests", "*TieTests"], ["*ActivationLaws", "*LayerLaws", "*CompilerTests", Cases]),
        ("Compile/", ["*ConstantFoldingTests", "*PassTests", "*CompilerTests"], ["*Tests.Compile*"]),
        ("Numerics/", ["*PortableMathTests", "*ElementwiseAccuracyTests"], ["*Backends.Cpu*"]),
        ("Backends/Cpu/Kernels/Elementwise/", ["*ElementwiseAccuracyTests"], ["*Backends.Cpu*"]),
        ("Backends/Cpu/Kernels/Convolutions/", ["*ConvolutionTests"], ["*Tests.Layers*", Cases]),
        ("Backends/Cpu/Kernels/OneVector", ["*MatMulKernelTests"], ["*Backends.Cpu*"]),
        ("Backends/Cpu/Kernels/MaxPool", ["*TieTests", "*OpLaws", "*CompilerTests", "*ConvolutionLayerTests"], ["*Backends.Cpu*", Cases]),
        ("Backends/", ["*RowKernelTests", "*ReduceKernelTests"], ["*Backends.Cpu*", "*Tests.Compile*", "*Tests.Layers*", Cases]),
        ("Optimizers/", ["*Tests.Optimizers*"], ["*OptimizerSymmetryLaws", "*OptimizerLaws", Cases]),
        ("Schedules/", ["*Tests.Schedules*"], [Cases]),
        ("Losses/", ["*Tests.Losses*"], ["*LossLaws", Cases]),
        ("Metrics/", ["*Tests.Metrics*"], [Cases]),
        ("Regularizers/", ["*Tests.Regularizers*", "*RegularizerLaws"], [Cases]),
        ("Constraints/", ["*Tests.Constraints*", "*ConstraintLaws"], [Cases]),
        ("Initializers/", ["*Tests.Initializers*"], [Cases]),
        ("Layers/", ["*Tests.Layers*"], ["*LayerLaws", Cases]),
        ("Data/", ["*MinibatchTests", "*PipelineTests"], ["*Tests.Data*"]),
        ("Training/", ["*EndingTests", "*EarlyStoppingLaws", "*FitTests"], ["*Tests.Training*"]),
    ];

    /// <summary>What takes minutes or starts programs, and tells little about the mathematics.</summary>
    public static readonly string[] Slow = ["*Samples*", "*Results*", "*Bench*", "*DeterminismLaws", "*InstructionSetTests", "*Api*", "*MutantTests", "*MutatedFileTests", "*MemoryTests"];

    /// <summary>The quickest, then the others.</summary>
    public static string[][] Of(Mutant mutant)
    {
        var (_, first, then) = Table.First(row => mutant.File.StartsWith(row.Files, StringComparison.Ordinal));
        return [first, then];
    }
}
