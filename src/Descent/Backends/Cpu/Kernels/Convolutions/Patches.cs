using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Convolutions;

/// <summary>
/// The elements under the kernel, a row [tap of rows, tap of columns, channel of the group] a position, so that a convolution is a matrix
/// product. Positions are numbered over all images.
/// </summary>
internal static unsafe class Patches<T>
    where T : unmanaged
{
    /// <summary>Up to so many elements a loop copies faster than a call.</summary>
    private const int Short = 8;

    /// <summary>Copies the patches of <paramref name="count"/> positions from the images; places in the padding are zero.</summary>
    /// <param name="shape">The convolution.</param>
    /// <param name="images">The first channel of the group in the first image.</param>
    /// <param name="first">The first position.</param>
    /// <param name="count">How many positions.</param>
    /// <param name="patches">Where the rows go.</param>
    public static void Copy(in ConvolutionShape shape, T* images, nint first, nint count, T* patches)
    {
        nint rowLength = (nint)shape.ColumnTaps * shape.InPerGroup;
        for (var walk = new Walk(shape, first); count > 0; walk.NextRow(shape))
        {
            var columns = (int)Math.Min(shape.OutWidth - walk.Column, count);
            for (var tap = 0; tap < shape.RowTaps; tap++)
            {
                var row = shape.Rows.Place(walk.Row, tap);
                T* pixels = (uint)row < (uint)shape.Height ? images + (walk.Image * shape.ImageSize) + ((nint)row * shape.Width * shape.In) : null;
                CopyRows(shape, pixels, walk.Column, columns, patches + (tap * rowLength));
            }
            patches += (nint)columns * shape.PatchLength;
            count -= columns;
        }
    }

    /// <summary>Adds the patches of <paramref name="count"/> positions to the places that they stand for, position by position; those in the padding are left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddBack(in ConvolutionShape shape, T* patches, nint first, nint count, T* images)
    {
        nint rowLength = (nint)shape.ColumnTaps * shape.InPerGroup;
        var walk = new Walk(shape, first);
        for (nint i = 0; i < count; i++, walk.Next(shape))
        {
            T* image = images + (walk.Image * shape.ImageSize);
            for (var tap = 0; tap < shape.RowTaps; tap++, patches += rowLength)
            {
                var row = shape.Rows.Place(walk.Row, tap);
                if ((uint)row < (uint)shape.Height) AddRow(shape, patches, image + ((nint)row * shape.Width * shape.In), shape.Columns.Place(walk.Column, 0));
            }
        }
    }

    /// <summary>One row of taps for some positions side by side, from a row of pixels, or zeros where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyRows(in ConvolutionShape shape, T* pixels, int firstColumn, int columns, T* patch)
    {
        nint length = (nint)shape.ColumnTaps * shape.InPerGroup, patchLength = shape.PatchLength;
        int inside = IsConnected(shape) ? Math.Max(shape.Width - shape.ColumnTaps + 1, 0) : 0, stride = shape.Columns.Stride;     // first columns of whole rows
        var column = shape.Columns.Place(firstColumn, 0);
        for (var i = 0; i < columns; i++, column += stride, patch += patchLength)
        {
            if (pixels == null) Blocks.Fill(default, patch, length);
            else if ((uint)column >= (uint)inside) CopyRow(shape, pixels, column, patch);
            else if (length > Short) Blocks.Copy(pixels + (column * (nint)shape.In), patch, length);
            else for (nint k = 0; k < length; k++) patch[k] = pixels[(column * (nint)shape.In) + k];
        }
    }

    private static void CopyRow(in ConvolutionShape shape, T* row, int column, T* patch)
    {
        nint channels = shape.InPerGroup;
        if (IsConnected(shape))
        {
            var start = Math.Clamp(-column, 0, shape.ColumnTaps);
            var end = Math.Clamp(shape.Width - column, start, shape.ColumnTaps);
            Blocks.Fill(default, patch, start * channels);
            Blocks.Copy(row + ((column + start) * channels), patch + (start * channels), (end - start) * channels);
            Blocks.Fill(default, patch + (end * channels), (shape.ColumnTaps - end) * channels);
            return;
        }
        for (var tap = 0; tap < shape.ColumnTaps; tap++, column += shape.Columns.Dilation, patch += channels)
        {
            if ((uint)column < (uint)shape.Width) Blocks.Copy(row + ((nint)column * shape.In), patch, channels);
            else Blocks.Fill(default, patch, channels);
        }
    }

    private static void AddRow(in ConvolutionShape shape, T* patch, T* row, int column)
    {
        nint channels = shape.InPerGroup;
        if (IsConnected(shape))
        {
            var start = Math.Clamp(-column, 0, shape.ColumnTaps);
            var end = Math.Clamp(shape.Width - column, start, shape.ColumnTaps);
            Blocks.Add(patch + (start * channels), row + ((column + start) * channels), (end - start) * channels);
            return;
        }
        for (var tap = 0; tap < shape.ColumnTaps; tap++, column += shape.Columns.Dilation, patch += channels)
            if ((uint)column < (uint)shape.Width) Blocks.Add(patch, row + ((nint)column * shape.In), channels);
    }

    /// <summary>Whether the taps of a row follow each other in memory.</summary>
    private static bool IsConnected(in ConvolutionShape shape) => shape.Groups == 1 && shape.Columns.Dilation == 1;

    /// <summary>Image, row and column of a position, counted on.</summary>
    private struct Walk
    {
        public nint Image;
        public int Row, Column;

        public Walk(in ConvolutionShape shape, nint position)
        {
            (Image, var rest) = Math.DivRem(position, shape.PositionsOfImage);
            (Row, Column) = Math.DivRem((int)rest, shape.OutWidth);
        }

        public void NextRow(in ConvolutionShape shape)
        {
            Column = shape.OutWidth - 1;
            Next(shape);
        }

        public void Next(in ConvolutionShape shape)
        {
            if (++Column < shape.OutWidth) return;
            Column = 0;
            if (++Row < shape.OutHeight) return;
            Row = 0;
            Image++;
        }
    }
}
