using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>Transposes a matrix in tiles that fit the nearest cache, 8 by 8 (or 4 by 4 of 8 bytes) in registers.</summary>
internal static unsafe class MatrixTranspose
{
    /// <summary>Source rows become destination columns.</summary>
    /// <param name="source">[<paramref name="rows"/>, <paramref name="columns"/>], its rows <paramref name="sourceStride"/> apart.</param>
    /// <param name="sourceStride">Elements from a row of the source to the next.</param>
    /// <param name="destination">[<paramref name="columns"/>, <paramref name="rows"/>], its rows <paramref name="destinationStride"/> apart.</param>
    /// <param name="destinationStride">Elements from a row of the destination to the next.</param>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(T* source, nint sourceStride, T* destination, nint destinationStride, nint rows, nint columns)
        where T : unmanaged
    {
        const int tile = 32;
        for (nint row = 0; row < rows; row += tile)
            for (nint column = 0; column < columns; column += tile)
                RunTile(source + (row * sourceStride) + column, sourceStride, destination + (column * destinationStride) + row, destinationStride, Math.Min(tile, rows - row), Math.Min(tile, columns - column));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunTile<T>(T* source, nint sourceStride, T* destination, nint destinationStride, nint rows, nint columns)
        where T : unmanaged
    {
        var block = !Avx.IsSupported ? 0 : sizeof(T) == 4 ? 8 : sizeof(T) == 8 ? 4 : 0;
        var (wholeRows, wholeColumns) = block == 0 ? (0, 0) : (rows / block * block, columns / block * block);
        for (nint row = 0; row < wholeRows; row += block)
            for (nint column = 0; column < wholeColumns; column += block)
            {
                var x = source + (row * sourceStride) + column;
                var y = destination + (column * destinationStride) + row;
                if (sizeof(T) == 4) Eight((float*)x, sourceStride, (float*)y, destinationStride);
                else Four((double*)x, sourceStride, (double*)y, destinationStride);
            }
        for (nint column = 0; column < columns; column++)
            for (var row = column < wholeColumns ? wholeRows : 0; row < rows; row++) destination[(column * destinationStride) + row] = source[(row * sourceStride) + column];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Eight(float* x, nint from, float* y, nint to)
    {
        // Pairs of rows interleaved, then pairs of pairs, each time within the halves of 128 bits; the halves come from rows four apart.
        Quarter(Halves(x, x + (4 * from)), Halves(x + from, x + (5 * from)), Halves(x + (2 * from), x + (6 * from)), Halves(x + (3 * from), x + (7 * from)), y, to);
        x += 4;
        Quarter(Halves(x, x + (4 * from)), Halves(x + from, x + (5 * from)), Halves(x + (2 * from), x + (6 * from)), Halves(x + (3 * from), x + (7 * from)), y + (4 * to), to);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Halves(float* lower, float* upper) => Vector256.Create(Vector128.Load(lower), Vector128.Load(upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quarter(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d, float* y, nint to)
    {
        var (ab, cd) = (Avx.UnpackLow(a, b).AsDouble(), Avx.UnpackLow(c, d).AsDouble());
        Avx.UnpackLow(ab, cd).AsSingle().Store(y);
        Avx.UnpackHigh(ab, cd).AsSingle().Store(y + to);
        (ab, cd) = (Avx.UnpackHigh(a, b).AsDouble(), Avx.UnpackHigh(c, d).AsDouble());
        Avx.UnpackLow(ab, cd).AsSingle().Store(y + (2 * to));
        Avx.UnpackHigh(ab, cd).AsSingle().Store(y + (3 * to));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(double* x, nint from, double* y, nint to)
    {
        Pair(Halves(x, x + (2 * from)), Halves(x + from, x + (3 * from)), y, to);
        x += 2;
        Pair(Halves(x, x + (2 * from)), Halves(x + from, x + (3 * from)), y + (2 * to), to);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Halves(double* lower, double* upper) => Vector256.Create(Vector128.Load(lower), Vector128.Load(upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pair(Vector256<double> a, Vector256<double> b, double* y, nint to)
    {
        Avx.UnpackLow(a, b).Store(y);
        Avx.UnpackHigh(a, b).Store(y + to);
    }
}
