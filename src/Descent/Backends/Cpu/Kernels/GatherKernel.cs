using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>Copies rows of a table by number.</summary>
internal static unsafe class GatherKernel
{
    /// <summary>Row i of the destination becomes row <paramref name="rows"/>[i] of the table.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The table has no row of a number.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(byte* table, int tableRows, nint rowBytes, int* rows, nint count, byte* destination, string? tableName = null)
    {
        for (nint i = 0; i < count; i++, destination += rowBytes)
        {
            if ((uint)rows[i] >= (uint)tableRows) RowNumbers.ThrowOutside(tableName ?? "Gather", i, rows[i], tableRows);
            Blocks.Copy(table + (rows[i] * rowBytes), destination, rowBytes);
        }
    }
}
