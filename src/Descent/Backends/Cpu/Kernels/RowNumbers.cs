using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>Errors of row numbers, which are known only in the run.</summary>
internal static class RowNumbers
{
    [DoesNotReturn]
    [StackTraceHidden]
    public static void ThrowOutside(string operation, nint place, int row, int count) =>
        throw new ArgumentOutOfRangeException(nameof(row), row, $"{operation} needs row numbers in 0 .. {count - 1}, and number {place} is {row}: the table has {count} rows.");
}
