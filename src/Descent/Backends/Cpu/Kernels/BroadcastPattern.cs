using System.Runtime.CompilerServices;
using Descent.Graph;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>
/// How a smaller tensor lies under a larger shape that it is broadcast to: the shape's axes, merged into segments along which the
/// tensor alternately moves on and repeats.
/// </summary>
internal sealed unsafe class BroadcastPattern
{
    private readonly nint[] _lengths;
    private readonly nint[] _strides;

    /// <summary>Merges the axes of <paramref name="to"/>.</summary>
    public BroadcastPattern(Shape from, Shape to)
    {
        var (lengths, strides) = (new nint[to.Rank], new nint[to.Rank]);      // filled from the end
        var first = to.Rank;
        nint stride = 1;
        for (var axis = 1; axis <= to.Rank; axis++)                     // counted from the end
        {
            nint length = to[^axis];
            if (length == 1) continue;
            var moves = axis <= from.Rank && from[^axis] != 1;
            if (first < to.Rank && moves == (strides[first] != 0)) lengths[first] *= length;
            else (lengths[--first], strides[first]) = (length, moves ? stride : 0);
            if (moves) stride *= length;
        }
        _lengths = lengths[first..];
        _strides = strides[first..];
    }

    /// <summary>Whether the tensor has an element for each of the shape.</summary>
    public bool IsFull => _lengths.Length == 0 || (_lengths.Length == 1 && _strides[0] != 0);

    /// <summary>Whether one element stands for all.</summary>
    public bool IsUniform => _lengths.Length == 1 && _strides[0] == 0;

    /// <summary>Whether the whole tensor repeats, as a bias does.</summary>
    public bool IsPeriodic => _lengths.Length == 2 && _strides[0] == 0;

    /// <summary>Whether the tensor moves either along rows of one length or from row to row.</summary>
    public bool HasRows => _lengths.Length == 2;

    /// <summary>The length of the last segment.</summary>
    public nint RunLength => _lengths[^1];

    /// <summary>Whether the tensor moves on, rather than repeats, along the last segment.</summary>
    public bool RunMoves => _strides[^1] != 0;

    /// <summary>The place in the tensor of an element of the shape.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public nint Offset(nint element)
    {
        nint offset = 0;
        for (var segment = _lengths.Length - 1; segment >= 0 && element != 0; segment--)
        {
            var (rest, index) = Math.DivRem(element, _lengths[segment]);
            offset += index * _strides[segment];
            element = rest;
        }
        return offset;
    }

    /// <summary>Writes the elements that lie under <paramref name="count"/> elements of the shape from <paramref name="start"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Expand<T>(T* source, nint start, nint count, T* destination)
        where T : unmanaged
    {
        nint* indices = stackalloc nint[_lengths.Length];
        nint offset = 0;
        for (var segment = _lengths.Length - 1; segment >= 0; segment--)
        {
            (start, indices[segment]) = Math.DivRem(start, _lengths[segment]);
            offset += indices[segment] * _strides[segment];
        }
        var last = _lengths.Length - 1;
        while (true)
        {
            var run = Math.Min(count, _lengths[last] - indices[last]);
            if (RunMoves) Blocks.Copy(source + offset, destination, run);
            else Blocks.Fill(source[offset], destination, run);
            destination += run;
            count -= run;
            if (count == 0) return;
            offset -= indices[last] * _strides[last];
            indices[last] = 0;
            for (var segment = last - 1; ; segment--)
            {
                offset += _strides[segment];
                if (++indices[segment] < _lengths[segment]) break;
                offset -= _lengths[segment] * _strides[segment];
                indices[segment] = 0;
            }
        }
    }
}
