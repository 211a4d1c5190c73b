using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Kernels.Lanes;

namespace Descent.Backends.Cpu.Kernels.Convolutions;

/// <summary>The loops of depthwise convolutions for one width of vector.</summary>
internal static unsafe class DepthwiseLoop<L, V, T>
    where L : ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    /// <summary>The rows start .. end - 1 of all results, numbered over the images.</summary>
    public static void Run(WindowLines lines, T* source, T* weights, T* result, nint start, nint end)
    {
        nint sourceSize = (nint)lines.SourceHeight * lines.SourceWidth * lines.Channels, lineSize = (nint)lines.ResultWidth * lines.Channels;
        for (var line = start; line < end; line++)
        {
            var (image, row) = Math.DivRem(line, lines.ResultHeight);
            RunLine(lines, source + (image * sourceSize), weights, result + (line * lineSize), lines.RowSources.AsSpan((int)row * lines.RowTaps, lines.RowTaps));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunLine(WindowLines lines, T* source, T* weights, T* result, ReadOnlySpan<int> rows)
    {
        nint channels = lines.Channels;
        for (var column = 0; column < lines.ResultWidth; column++, result += channels)
        {
            var columns = lines.ColumnSources.AsSpan(column * lines.ColumnTaps, lines.ColumnTaps);
            nint channel = 0;
            for (; channel <= channels - (2 * L.Count); channel += 2 * L.Count) Two(lines, source + channel, weights + channel, result + channel, rows, columns);
            for (; channel < channels; channel += L.Count) One(lines, source + channel, weights + channel, result + channel, rows, columns, Math.Min(L.Count, channels - channel));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two(WindowLines lines, T* source, T* weights, T* result, ReadOnlySpan<int> rows, ReadOnlySpan<int> columns)
    {
        nint channels = lines.Channels, width = lines.SourceWidth;
        V low = default, high = default;
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] < 0) continue;
            for (var j = 0; j < columns.Length; j++)
            {
                if (columns[j] < 0) continue;
                T* x = source + (((rows[i] * width) + columns[j]) * channels), w = weights + (((nint)i * columns.Length) + j) * channels;
                low = L.Fma(L.Load(x), L.Load(w), low);
                high = L.Fma(L.Load(x + L.Count), L.Load(w + L.Count), high);
            }
        }
        L.Store(result, low);
        L.Store(result + L.Count, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(WindowLines lines, T* source, T* weights, T* result, ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, nint count)
    {
        nint channels = lines.Channels, width = lines.SourceWidth;
        V sum = default;
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] < 0) continue;
            for (var j = 0; j < columns.Length; j++)
            {
                if (columns[j] < 0) continue;
                T* x = source + (((rows[i] * width) + columns[j]) * channels), w = weights + (((nint)i * columns.Length) + j) * channels;
                sum = count == L.Count ? L.Fma(L.Load(x), L.Load(w), sum) : L.Fma(L.LoadPartial(x, count, default), L.LoadPartial(w, count, default), sum);
            }
        }
        if (count == L.Count) L.Store(result, sum);
        else L.StorePartial(result, sum, count);
    }
}
