namespace Descent.Mutants.Mutants;

/// <summary>In the functions of numbers and in the loops of the processor's backend.</summary>
internal static class KernelMutants
{
    public static readonly Mutant[] All =
    [
        new("a coefficient of exp lacks digits", "Numerics/Exponential.cs", "0.00836334581", "0.008"),
        new("logarithms of the least floats are off by a power of two", "Numerics/Logarithm.cs", "typeof(T) == typeof(float) ? 25 : 54", "typeof(T) == typeof(float) ? 24 : 54"),
        new("sine has the wrong sign in two quadrants", "Numerics/Trigonometric.cs", "L.ShiftLeft(quadrant, top - 1)", "L.ShiftLeft(quadrant, top)"),
        new("a power of a negative number has the sign of an even one", "Numerics/PowerFunction.cs", "L.AndNot(isWhole, L.Equal(L.Floor(half), half))", "L.AndNot(isWhole, isWhole)"),
        new("large angles lose twice as many turns", "Numerics/LargeAngle.cs", "- 1075 + 64", "- 1074 + 64"),
        new("greatest values below zero are lost", "Backends/Cpu/Kernels/Reductions/MaxReduction.cs", "=> L.Max(left, right);", "=> L.Max(L.Max(left, right), L.Number(0));"),
        new("of eight rows four are summed twice", "Backends/Cpu/Kernels/Reductions/ColumnReduction.cs", "Combine(Four(source, rowStride), Four(source + (4 * rowStride), rowStride))", "Combine(Four(source, rowStride), Four(source, rowStride))"),
        new("of equal greatest values the last one's place counts", "Backends/Cpu/Kernels/ArgMaxKernel.cs", "if (value <= greatest", "if (value < greatest"),
        new("a pooling keeps the last of equal values", "Backends/Cpu/Kernels/MaxPoolKernel.cs", "L.LessOrEqual(value, best)", "L.Less(value, best)"),
        new("a depthwise gradient leaves the first column out", "Backends/Cpu/Kernels/Convolutions/DepthwiseTapLoop.cs", "if (columns[at] < 0) continue;", "if (columns[at] <= 0) continue;"),
        new("patches begin one place late at the left edge", "Backends/Cpu/Kernels/Convolutions/Patches.cs", "Blocks.Copy(row + ((column + start) * channels), patch + (start * channels), (end - start) * channels);", "Blocks.Copy(row + (column * channels), patch + (start * channels), (end - start) * channels);"),
        new("a turned kernel is padded by one place more", "Backends/Cpu/Kernels/Convolutions/ConvolutionShape.cs", "taps - 1 - axis.Before", "taps - axis.Before"),
        new("the last part of a kernel's gradient is not added", "Backends/Cpu/Kernels/Convolutions/Shards.cs", "for (var shard = 1; shard < Count; shard++)", "for (var shard = 1; shard < Count - 1; shard++)"),
        new("the third of four rows of a product is the second", "Backends/Cpu/Kernels/OneVectorKernel.Low.cs", "Step(a[2 * rowA], bK, ref c2);\n                Step(a3[0], bK, ref c3);", "Step(a[rowA], bK, ref c2);\n                Step(a3[0], bK, ref c3);"),
        new("a row number one too large is let through", "Backends/Cpu/Kernels/GatherKernel.cs", "(uint)rows[i] >= (uint)tableRows", "(uint)rows[i] > (uint)tableRows"),
        new("uniform numbers reach two", "Backends/Cpu/Kernels/RandomUniformKernel.cs", "(1f / (1 << 24))", "(1f / (1 << 23))"),
        new("Philox has a round less", "Graph/Philox.cs", "round < 10", "round < 9"),
        new("two of eight counters are swapped", "Graph/PhiloxStream.cs", "Vector256.Create(4UL, 5, 6, 7)", "Vector256.Create(4UL, 5, 7, 6)"),
    ];
}
