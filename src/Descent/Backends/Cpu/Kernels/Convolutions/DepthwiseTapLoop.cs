using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Kernels.Lanes;

namespace Descent.Backends.Cpu.Kernels.Convolutions;

/// <summary>The loops of the depthwise kernel's gradient for one width of vector.</summary>
internal static unsafe class DepthwiseTapLoop<L, V, T>
    where L : ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    /// <summary>Goes on with the sums [row taps, column taps, channels] over one image.</summary>
    public static void Run(WindowLines lines, T* source, T* gradient, T* sums)
    {
        nint channels = lines.Channels;
        for (var row = 0; row < lines.ResultHeight; row++)
            for (var i = 0; i < lines.RowTaps; i++)
            {
                var from = lines.RowSources[(row * lines.RowTaps) + i];
                if (from < 0) continue;
                for (var j = 0; j < lines.ColumnTaps; j++)
                    for (nint channel = 0; channel < channels; channel += L.Count)
                        AddLine(lines, source + ((nint)from * lines.SourceWidth * channels) + channel, gradient + ((nint)row * lines.ResultWidth * channels) + channel,
                            sums + ((((nint)i * lines.ColumnTaps) + j) * channels) + channel, j, Math.Min(L.Count, channels - channel));
            }
    }

    /// <summary>One tap and one vector of channels, over the columns of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddLine(WindowLines lines, T* source, T* gradient, T* sum, int tap, nint count)
    {
        nint channels = lines.Channels;
        var isWhole = count == L.Count;
        var total = isWhole ? L.Load(sum) : L.LoadPartial(sum, count, default);
        var columns = lines.ColumnSources;
        for (var at = tap; at < columns.Length; at += lines.ColumnTaps, gradient += channels)
        {
            if (columns[at] < 0) continue;
            T* x = source + (columns[at] * channels);
            total = isWhole ? L.Fma(L.Load(x), L.Load(gradient), total) : L.Fma(L.LoadPartial(x, count, default), L.LoadPartial(gradient, count, default), total);
        }
        if (isWhole) L.Store(sum, total);
        else L.StorePartial(sum, total, count);
    }
}
