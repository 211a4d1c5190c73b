using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Backends.Cpu.Kernels.Convolutions;

/// <summary>What each row and each column of a result reads under a window, and the lengths round it; a result has as many channels as its source.</summary>
/// <param name="RowSources">[result's rows, row taps]: the source's row, or -1.</param>
/// <param name="ColumnSources">[result's columns, column taps]: the source's column, or -1.</param>
/// <param name="RowTaps">The window's height.</param>
/// <param name="ColumnTaps">The window's width.</param>
/// <param name="SourceHeight">The source's height.</param>
/// <param name="SourceWidth">The source's width.</param>
/// <param name="Channels">The channels of both.</param>
internal sealed record WindowLines(int[] RowSources, int[] ColumnSources, int RowTaps, int ColumnTaps, int SourceHeight, int SourceWidth, int Channels)
{
    public int ResultHeight { get; } = RowSources.Length / RowTaps;

    public int ResultWidth { get; } = ColumnSources.Length / ColumnTaps;

    /// <summary>Of a convolution of each channel by itself: what its results read.</summary>
    public static WindowLines Forward(in ConvolutionShape shape) =>
        new(Places(shape.Rows, shape.Height, shape.RowTaps, shape.OutHeight), Places(shape.Columns, shape.Width, shape.ColumnTaps, shape.OutWidth),
            shape.RowTaps, shape.ColumnTaps, shape.Height, shape.Width, shape.In);

    /// <summary>Of its gradient: what the images' gradient reads from that of the results.</summary>
    public static WindowLines Backward(in ConvolutionShape shape) =>
        new(Readers(shape.Rows, shape.Height, shape.RowTaps, shape.OutHeight), Readers(shape.Columns, shape.Width, shape.ColumnTaps, shape.OutWidth),
            shape.RowTaps, shape.ColumnTaps, shape.OutHeight, shape.OutWidth, shape.In);

    /// <summary>Of a pooling: what its results read from images of some shape.</summary>
    public static WindowLines Forward(MaxPool pool, Shape images, Shape results) =>
        new(Places(pool.Rows, images[1], pool.Height, results[1]), Places(pool.Columns, images[2], pool.Width, results[2]), pool.Height, pool.Width, images[1], images[2], images[3]);

    /// <summary>Of its gradient: what the images' gradient reads from that of the results.</summary>
    public static WindowLines Backward(MaxPool pool, Shape images, Shape results) =>
        new(Readers(pool.Rows, images[1], pool.Height, results[1]), Readers(pool.Columns, images[2], pool.Width, results[2]), pool.Height, pool.Width, results[1], results[2], images[3]);

    /// <summary>For each position and tap, the place that is read.</summary>
    public static int[] Places(WindowAxis axis, int length, int taps, int positions)
    {
        var places = new int[positions * taps];
        for (var i = 0; i < places.Length; i++)
        {
            var place = axis.Place(i / taps, i % taps);
            places[i] = (uint)place < (uint)length ? place : -1;
        }
        return places;
    }

    /// <summary>For each place and tap, the position that reads the place with that tap.</summary>
    private static int[] Readers(WindowAxis axis, int length, int taps, int positions)
    {
        var readers = new int[length * taps];
        Array.Fill(readers, -1);
        var places = Places(axis, length, taps, positions);
        for (var i = 0; i < places.Length; i++)
            if (places[i] >= 0) readers[(places[i] * taps) + (i % taps)] = i / taps;
        return readers;
    }
}
