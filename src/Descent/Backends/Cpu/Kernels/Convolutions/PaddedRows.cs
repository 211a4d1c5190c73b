using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Convolutions;

/// <summary>
/// Rows of an image as a kernel sees them, zeros round them where the image ends: under position (i, j) the tap (r, c) of channel 0 is at
/// (i · row stride + r · row dilation) · <see cref="RowSize"/> + (j · column stride + c) · channels.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
internal readonly unsafe struct PaddedRows<T>
    where T : unmanaged
{
    private readonly int _height, _width, _channels, _taps, _reach;
    private readonly Descent.Graph.Ops.WindowAxis _rows, _columns;
    private readonly nint _paddedWidth;

    public PaddedRows(in ConvolutionShape shape)
    {
        (_height, _width, _channels, _taps) = (shape.Height, shape.Width, shape.In, shape.RowTaps);
        (_rows, _columns) = (shape.Rows, shape.Columns);
        _reach = ((_taps - 1) * _rows.Dilation) + 1;
        _paddedWidth = Math.Max(_width, ((nint)(shape.OutWidth - 1) * _columns.Stride) + shape.ColumnTaps);
        var lastRow = _rows.Place(shape.OutHeight - 1, _taps - 1);
        var lastColumn = _columns.Place(shape.OutWidth - 1, shape.ColumnTaps - 1);
        IsInPlace = _rows.Place(0, 0) >= 0 && _columns.Place(0, 0) == 0 && lastRow < _height && lastColumn < _width;
        RowSize = (IsInPlace ? _width : _paddedWidth) * _channels;
    }

    /// <summary>Whether the kernel never leaves the image, so that no copy is needed.</summary>
    public bool IsInPlace { get; }

    /// <summary>Elements from one row to the next.</summary>
    public nint RowSize { get; }

    /// <summary>Rows under some rows of positions.</summary>
    public int RowsUnder(int positions) => ((positions - 1) * _rows.Stride) + _reach;

    /// <summary>Elements that a copy of the rows under some rows of positions needs.</summary>
    public nint Size(int positions) => IsInPlace ? 0 : RowsUnder(positions) * RowSize;

    /// <summary>The rows under the positions from row <paramref name="first"/> on: in the image, or copied.</summary>
    public T* Under(T* image, int first, int positions, T* copy)
    {
        var row = _rows.Place(first, 0);
        if (IsInPlace) return image + (row * RowSize);
        var target = copy;
        for (var end = row + RowsUnder(positions); row < end; row++, target += RowSize) CopyRow(image, row, target);
        return copy;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyRow(T* image, int row, T* target)
    {
        if ((uint)row >= (uint)_height)
        {
            new Span<T>(target, (int)RowSize).Clear();
            return;
        }
        var source = image + ((nint)row * _width * _channels);
        var blank = Math.Min(_columns.Before, _paddedWidth);         // a wide padding may be all that the kernel sees
        var width = Math.Min(_width, _paddedWidth - blank);
        new Span<T>(target, (int)(blank * _channels)).Clear();
        Blocks.Copy(source, target + (blank * _channels), width * _channels);
        new Span<T>(target + ((blank + width) * _channels), (int)((_paddedWidth - blank - width) * _channels)).Clear();
    }
}
