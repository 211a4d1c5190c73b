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
        // Short rows are what small nets have: a call for each would cost more than the copy.
        if (rowBytes == sizeof(int)) Run((int*)table, tableRows, rows, count, (int*)destination, tableName);
        else if (rowBytes == sizeof(long)) Run((long*)table, tableRows, rows, count, (long*)destination, tableName);
        else
        {
            for (nint i = 0; i < count; i++, destination += rowBytes) Blocks.Copy(table + (Checked(rows, i, tableRows, tableName) * rowBytes), destination, rowBytes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<T>(T* table, int tableRows, int* rows, nint count, T* destination, string? tableName)
        where T : unmanaged
    {
        for (nint i = 0; i < count; i++) destination[i] = table[Checked(rows, i, tableRows, tableName)];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Checked(int* rows, nint i, int tableRows, string? tableName)
    {
        if ((uint)rows[i] >= (uint)tableRows) RowNumbers.ThrowOutside(tableName ?? "Gather", i, rows[i], tableRows);
        return rows[i];
    }
}
