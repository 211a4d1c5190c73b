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
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(WindowLines lines, T* source, T* values, int* places, nint start, nint end)
    {
        nint channels = lines.Channels, lineSize = lines.ResultWidth * channels;
        var taps = stackalloc nint[lines.RowTaps * lines.ColumnTaps];
        values += start * lineSize;
        places += start * lineSize;
        for (var line = start; line < end; line++)
        {
            var (image, row) = Math.DivRem(line, lines.ResultHeight);
            var first = image * lines.SourceHeight * lines.SourceWidth;
            for (var column = 0; column < lines.ResultWidth; column++, values += channels, places += channels)
            {
                var count = FindTaps(lines, first, (int)row, column, taps);
                nint channel = 0;
                for (; channel <= channels - L.Count; channel += L.Count) Whole(source + channel, taps, count, channel, values + channel, places + channel);
                if (channel < channels) Part(source + channel, taps, count, channel, values + channel, places + channel, channels - channel);
            }
        }
    }

    /// <summary>The numbers of channel 0 of the pixels under a window; returns how many there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FindTaps(WindowLines lines, nint first, int row, int column, nint* taps)
    {
        var count = 0;
        foreach (var pixelRow in lines.RowSources.AsSpan(row * lines.RowTaps, lines.RowTaps))
        {
            if (pixelRow < 0) continue;
            var start = first + ((nint)pixelRow * lines.SourceWidth);
            foreach (var pixelColumn in lines.ColumnSources.AsSpan(column * lines.ColumnTaps, lines.ColumnTaps))
                if (pixelColumn >= 0) taps[count++] = (start + pixelColumn) * lines.Channels;
        }
        return count;
    }

    /// <summary>The window over one vector of channels. The number of the first channel's element is a whole number in the lanes' bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Whole(T* source, nint* taps, int count, nint channel, T* values, int* places)
    {
        V best = L.Load(source + taps[0]), numbers = L.Pattern(taps[0] + channel);
        for (var tap = 1; tap < count; tap++) Compare(L.Load(source + taps[tap]), taps[tap] + channel, ref best, ref numbers);
        L.Store(values, best);
        if (sizeof(T) == sizeof(int)) L.Store((T*)places, L.AddBits(numbers, FirstNumbers));
        else StoreLowerHalves(numbers, places, L.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Part(T* source, nint* taps, int count, nint channel, T* values, int* places, nint channels)
    {
        V best = L.LoadPartial(source + taps[0], channels, default), numbers = L.Pattern(taps[0] + channel);
        for (var tap = 1; tap < count; tap++) Compare(L.LoadPartial(source + taps[tap], channels, default), taps[tap] + channel, ref best, ref numbers);
        L.StorePartial(values, best, channels);
        if (sizeof(T) == sizeof(int)) L.StorePartial((T*)places, L.AddBits(numbers, FirstNumbers), channels);
        else StoreLowerHalves(numbers, places, channels);
    }

    /// <summary>A value wins if it is greater, or the first NaN: not (value ≤ best), unless the best is NaN already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Compare(V value, nint number, ref V best, ref V numbers)
    {
        var wins = L.AndNot(L.Equal(best, best), L.LessOrEqual(value, best));
        best = L.Select(wins, value, best);
        numbers = L.Select(wins, L.Pattern(number), numbers);
    }

    private static V FirstNumbers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => L.Count == 1 ? L.Pattern(0) : L.Load((T*)Unsafe.AsPointer(ref Unsafe.AsRef(in Ascending[0])));
    }

    private static void StoreLowerHalves(V numbers, int* places, nint count)
    {
        ref var number = ref Unsafe.As<V, int>(ref numbers);
        for (nint i = 0; i < count; i++) places[i] = Unsafe.Add(ref number, 2 * i) + (int)i;        // the lower half of 64 bits comes first
    }
}
