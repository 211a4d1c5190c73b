using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Kernels.Convolutions;
using Descent.Backends.Cpu.Kernels.Lanes;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>A pooling's gradient at the places that won, channels in the lanes of a vector: each element asks the windows over it, in order, whether they took it.</summary>
/// <remarks>Places are of 32 bits: only lanes of that size hold them, or single elements.</remarks>
internal static unsafe class MaxPoolGradientKernel<L, V, T>
    where L : ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    private static ReadOnlySpan<int> Ascending => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    /// <summary>One row of pixels of the result, numbered over the images.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(WindowLines lines, T* gradient, int* places, T* result, nint line)
    {
        nint channels = lines.Channels, pixel = line * lines.ResultWidth;
        var (image, row) = Math.DivRem(line, lines.ResultHeight);
        var rows = lines.RowSources.AsSpan((int)row * lines.RowTaps, lines.RowTaps);
        var first = image * lines.SourceHeight * lines.SourceWidth;
        for (var column = 0; column < lines.ResultWidth; column++, pixel++)
        {
            var columns = lines.ColumnSources.AsSpan(column * lines.ColumnTaps, lines.ColumnTaps);
            for (nint channel = 0; channel < channels; channel += L.Count)
            {
                var number = (pixel * channels) + channel;
                var sum = Sum(lines, gradient + channel, places + channel, first, number, rows, columns, Math.Min(L.Count, channels - channel));
                if (channels - channel >= L.Count) L.Store(result + number, sum);
                else L.StorePartial(result + number, sum, channels - channel);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Sum(WindowLines lines, T* gradient, int* places, nint first, nint number, ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, nint count)
    {
        var own = L.Pattern(number);
        if (L.Count > 1) own = L.AddBits(own, L.Load((T*)Unsafe.AsPointer(ref Unsafe.AsRef(in Ascending[0]))));
        var sum = L.Number(0);
        // The last tap of a window reaches an element first: so the windows are asked in order.
        for (var i = rows.Length - 1; i >= 0; i--)
        {
            if (rows[i] < 0) continue;
            for (var j = columns.Length - 1; j >= 0; j--)
            {
                if (columns[j] < 0) continue;
                var at = (first + ((nint)rows[i] * lines.SourceWidth) + columns[j]) * lines.Channels;
                var place = L.Count == 1 ? L.Pattern(places[at]) : count == L.Count ? L.Load((T*)(places + at)) : L.LoadPartial((T*)(places + at), count, L.Pattern(-1));
                var value = count == L.Count ? L.Load(gradient + at) : L.LoadPartial(gradient + at, count, L.Number(0));
                sum = L.Add(sum, L.AndNot(value, Differ(place, own)));
            }
        }
        return sum;
    }

    /// <summary>A mask of the lanes whose bits differ, whatever numbers they may be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Differ(V left, V right)
    {
        var bits = L.Xor(left, right);
        return L.ShiftRightSigned(L.Or(bits, L.SubtractBits(L.Pattern(0), bits)), (sizeof(T) * 8) - 1);
    }
}
