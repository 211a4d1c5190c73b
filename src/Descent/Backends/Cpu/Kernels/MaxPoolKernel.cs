using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Kernels.Convolutions;
using Descent.Backends.Cpu.Kernels.Lanes;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>The greatest element under a window and its number, channels in the lanes of a vector.</summary>
internal static unsafe class MaxPoolKernel<L, V, T>
    where L : ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    private static ReadOnlySpan<int> Ascending => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    /// <summary>The rows start .. end - 1 of all results, numbered over the images.</summary>
    public static void Run(WindowLines lines, T* source, T* values, int* places, nint start, nint end)
    {
        nint channels = lines.Channels, lineSize = lines.ResultWidth * channels;
        values += start * lineSize;
        places += start * lineSize;
        for (var line = start; line < end; line++)
        {
            var (image, row) = Math.DivRem(line, lines.ResultHeight);
            var first = image * lines.SourceHeight * lines.SourceWidth;
            var rows = lines.RowSources.AsSpan((int)row * lines.RowTaps, lines.RowTaps);
            for (var column = 0; column < lines.ResultWidth; column++, values += channels, places += channels)
            {
                var columns = lines.ColumnSources.AsSpan(column * lines.ColumnTaps, lines.ColumnTaps);
                for (nint channel = 0; channel < channels; channel += L.Count)
                    Find(lines, source, first, channel, rows, columns, values + channel, places + channel, Math.Min(L.Count, channels - channel));
            }
        }
    }

    /// <summary>The window over one vector of channels. The number of the first channel's element is a whole number in the lanes' bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Find(WindowLines lines, T* source, nint first, nint channel, ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, T* values, int* places, nint count)
    {
        nint channels = lines.Channels;
        var isWhole = count == L.Count;
        V best = default, numbers = default;
        var isFirst = true;
        foreach (var row in rows)
        {
            if (row < 0) continue;
            foreach (var column in columns)
            {
                if (column < 0) continue;
                var pixel = first + ((nint)row * lines.SourceWidth) + column;
                T* x = source + (pixel * channels) + channel;
                var value = isWhole ? L.Load(x) : L.LoadPartial(x, count, default);
                if (isFirst)
                {
                    (best, numbers, isFirst) = (value, L.Pattern((pixel * channels) + channel), false);
                    continue;
                }
                // Greater, or the first NaN: not (value <= best), unless the best is NaN already.
                var wins = L.AndNot(L.Equal(best, best), L.LessOrEqual(value, best));
                best = L.Select(wins, value, best);
                numbers = L.Select(wins, L.Pattern((pixel * channels) + channel), numbers);
            }
        }
        if (isWhole) L.Store(values, best);
        else L.StorePartial(values, best, count);
        if (sizeof(T) == sizeof(int))
        {
            var ascending = L.Count == 1 ? L.Pattern(0) : L.Load((T*)Unsafe.AsPointer(ref Unsafe.AsRef(in Ascending[0])));
            if (isWhole) L.Store((T*)places, L.AddBits(numbers, ascending));
            else L.StorePartial((T*)places, L.AddBits(numbers, ascending), count);
            return;
        }
        var copy = numbers;        // so that the loop's own stays in a register
        ref var number = ref Unsafe.As<V, int>(ref copy);
        for (nint i = 0; i < count; i++) places[i] = Unsafe.Add(ref number, 2 * i) + (int)i;        // the lower half of 64 bits comes first
    }
}
