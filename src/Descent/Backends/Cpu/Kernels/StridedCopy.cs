using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>
/// Copies the elements of one strided view to another: what Transpose, Slice, Pad, Concat and Broadcast come to. Made once; a run allocates
/// nothing.
/// </summary>
internal sealed unsafe class StridedCopy
{
    private readonly int _elementSize;
    private readonly StridedAxis[] _outer;
    private readonly StridedAxis _columns;
    private readonly StridedAxis _rows;

    /// <summary>Orders and merges the axes.</summary>
    /// <param name="elementSize">1, 4 or 8 bytes.</param>
    /// <param name="lengths">The lengths of the views' axes.</param>
    /// <param name="from">The source's strides in elements; 0 along axes that repeat.</param>
    /// <param name="to">The destination's strides in elements; none is 0.</param>
    public StridedCopy(int elementSize, ReadOnlySpan<int> lengths, ReadOnlySpan<nint> from, ReadOnlySpan<nint> to)
    {
        _elementSize = elementSize;
        List<StridedAxis> axes = [];
        for (var axis = 0; axis < lengths.Length; axis++)
            if (lengths[axis] != 1) axes.Add(new(lengths[axis], from[axis], to[axis]));
        axes.Sort((left, right) => right.To.CompareTo(left.To));
        for (var axis = axes.Count - 2; axis >= 0; axis--)
            if (axes[axis].TryMerge(axes[axis + 1], out var merged))
            {
                axes[axis] = merged;
                axes.RemoveAt(axis + 1);
            }
        // The last two axes are the innermost loops: the destination's columns, and the source's where these are others.
        _columns = Take(axes, axes.Count - 1);
        var sourceColumns = _columns.From == 1 ? -1 : axes.FindIndex(axis => axis.From == 1);
        _rows = Take(axes, sourceColumns >= 0 ? sourceColumns : axes.Count - 1);
        _outer = [.. axes];
    }

    /// <summary>Copies.</summary>
    /// <param name="source">The first element of the source's view.</param>
    /// <param name="destination">The first element of the destination's view.</param>
    public void Run(byte* source, byte* destination)
    {
        if (_elementSize == 4) Run((int*)source, (int*)destination);
        else if (_elementSize == 8) Run((long*)source, (long*)destination);
        else Run<byte>(source, destination);
    }

    private static StridedAxis Take(List<StridedAxis> axes, int index)
    {
        if (index < 0) return StridedAxis.One;
        var axis = axes[index];
        axes.RemoveAt(index);
        return axis;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run<T>(T* source, T* destination)
        where T : unmanaged
    {
        var counts = stackalloc nint[_outer.Length];
        for (var axis = 0; axis < _outer.Length; axis++)
        {
            if (_outer[axis].Length == 0) return;
            counts[axis] = 0;
        }
        while (true)
        {
            CopyMatrix(source, destination);
            var outer = _outer.Length - 1;
            for (; outer >= 0; outer--)
            {
                var axis = _outer[outer];
                source += axis.From;
                destination += axis.To;
                if (++counts[outer] < axis.Length) break;
                source -= axis.From * axis.Length;
                destination -= axis.To * axis.Length;
                counts[outer] = 0;
            }
            if (outer < 0) return;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CopyMatrix<T>(T* source, T* destination)
        where T : unmanaged
    {
        if (_columns is { To: 1, From: not (0 or 1) } && _rows.From == 1)
        {
            MatrixTranspose.Run(source, _columns.From, destination, _rows.To, _columns.Length, _rows.Length);
            return;
        }
        for (nint row = 0; row < _rows.Length; row++)
        {
            var (x, y) = (row * _rows.From, row * _rows.To);
            if (_columns is { From: 1, To: 1 }) Blocks.Copy(source + x, destination + y, _columns.Length);
            else if (_columns is { From: 0, To: 1 } && _columns.Length > 0) Blocks.Fill(source[x], destination + y, _columns.Length);
            else for (nint i = 0; i < _columns.Length; i++, x += _columns.From, y += _columns.To) destination[y] = source[x];
        }
    }
}
