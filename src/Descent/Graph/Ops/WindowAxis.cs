namespace Descent.Graph.Ops;

/// <summary>
/// How a window of <c>taps</c> places moves along one axis of an image: position o reads the places o · <c>Stride</c> - <c>Before</c> +
/// t · <c>Dilation</c>, for t = 0 .. taps - 1.
/// </summary>
/// <param name="Stride">From one position to the next, at least 1.</param>
/// <param name="Dilation">From one tap to the next, at least 1.</param>
/// <param name="Before">Places added in front of the image, at least 0.</param>
/// <param name="After">Places added behind it; less than 0: places at its end that are left out.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
public sealed record WindowAxis(int Stride = 1, int Dilation = 1, int Before = 0, int After = 0)
{
    /// <summary>From one position to the next.</summary>
    public int Stride { get; init => field = Require.Positive(value); } = Require.Positive(Stride);

    /// <summary>From one tap to the next.</summary>
    public int Dilation { get; init => field = Require.Positive(value); } = Require.Positive(Dilation);

    /// <summary>Places added in front of the image.</summary>
    public int Before { get; init => field = (int)Require.NotNegative(value); } = (int)Require.NotNegative(Before);

    /// <summary>Places added behind the image; less than 0: places at its end that are left out.</summary>
    public int After { get; init; } = After;

    /// <summary>How many places lie between the window's first and its last tap, both included: (taps - 1) · <see cref="Dilation"/> + 1.</summary>
    public int Reach(int taps) => ((taps - 1) * Dilation) + 1;

    /// <summary>How many positions the window has on an axis of a length; 0 where it does not fit.</summary>
    public int Positions(int length, int taps)
    {
        var room = length + Before + After - Reach(taps);
        return room < 0 ? 0 : (room / Stride) + 1;
    }

    /// <summary>The place that a tap reads at a position, which is outside of 0 .. length - 1 in the padding.</summary>
    internal int Place(int position, int tap) => (position * Stride) - Before + (tap * Dilation);

    /// <summary>How many of the taps lie in the image at a position.</summary>
    internal int Inside(int position, int length, int taps)
    {
        var first = Place(position, 0);
        var outside = first < 0 ? ((-first - 1) / Dilation) + 1 : 0;      // taps in front of the image
        var last = length - 1 - first < 0 ? -1 : (length - 1 - first) / Dilation;
        return Math.Max(0, Math.Min(taps - 1, last) - outside + 1);
    }

    /// <summary>Stride, padding and dilation, as far as they are set.</summary>
    public override string ToString() =>
        $"stride {Stride}{(Before != 0 || After != 0 ? $" padding {Before}+{After}" : "")}{(Dilation > 1 ? $" dilation {Dilation}" : "")}";
}
