using Descent.Backends.Cpu.Simd;

namespace Descent.Backends.Cpu.Kernels.Convolutions;

/// <summary>
/// A kernel [row taps, column taps, in, out] in panels, as products read it: the rows are taps and channels, in order, the columns those of the result.
/// For the gradient with respect to the images it is turned over: [taps from the last to the first, out, in].
/// </summary>
internal readonly struct WeightPanels<T>
    where T : unmanaged
{
    private readonly int _taps, _inner, _outer;
    private readonly bool _isTurned;

    /// <param name="shape">The convolution that reads the panels.</param>
    /// <param name="isTurned">Whether that convolution computes another one's gradient.</param>
    public WeightPanels(in ConvolutionShape shape, bool isTurned) => (_taps, _inner, _outer, _isTurned) = (shape.RowTaps * shape.ColumnTaps, shape.In, shape.Out, isTurned);

    /// <summary>Rows of a panel.</summary>
    public nint Depth => (nint)_taps * _inner;

    /// <summary>Packs the columns from <paramref name="column"/> on.</summary>
    public unsafe void Pack<TSimd, TVector>(T* weights, int column, int columns, int width, T* target)
        where TSimd : ISimd<TVector, T>
        where TVector : struct
    {
        if (!_isTurned)
        {
            Panel<T>.Pack<TSimd, TVector>(weights + column, _outer, weights + (Depth * _outer), (int)Depth, columns, width, target);
            return;
        }
        nint block = (nint)_inner * _outer;
        for (var tap = _taps - 1; tap >= 0; tap--, target += (nint)_inner * width)
            TransposedPanel<T>.Pack(weights + (tap * block) + ((nint)column * _inner), _inner, _inner, columns, width, target);
    }
}
