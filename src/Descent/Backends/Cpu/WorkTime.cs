using Descent.Backends.Cpu.Kernels;
using Descent.Backends.Cpu.Simd;
using Descent.Compile;

namespace Descent.Backends.Cpu;

/// <summary>About how long work takes one thread, in nanoseconds, by its amount alone: what is weighed against the time of handing a part of it over.</summary>
internal static class WorkTime
{
    /// <summary>Work that no machine's threads share faster than one does it.</summary>
    private const double Least = 1500;

    /// <summary>Of a product in the second-level cache; a core's peak is between 8 and 16.</summary>
    private const double MultiplicationsPerLane = 5;

    private static readonly double Lanes = MatMulKernel.Lanes<float>(SimdWidths.Best);

    public static double OfProduct(double multiplications) => multiplications / (MultiplicationsPerLane * Lanes);

    /// <summary>Of single operations, comparisons or elements read.</summary>
    public static double OfElements(double operations) => operations / Lanes;

    public static double OfScan(PlannedScan scan)
    {
        var (all, products) = (scan.Plan.Steps.Sum(StepCost.Operations), scan.Plan.Steps.Sum(StepCost.ProductOperations));
        return scan.Scan.Steps * (OfProduct(products / 2) + OfElements(all - products));
    }

    /// <summary>Whether there are machines on which several threads do it faster.</summary>
    public static bool MayBeShared(double nanoseconds, int threads) => threads > 1 && nanoseconds >= Least;
}
