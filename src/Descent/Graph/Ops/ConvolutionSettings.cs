namespace Descent.Graph.Ops;

/// <summary>
/// How a two-dimensional convolution's kernel moves over its images, and how channels meet: both are cut into <c>Groups</c> runs of
/// neighbours, and each run of outputs sees the run of inputs of the same number.
/// </summary>
/// <param name="Rows">The movement along the height.</param>
/// <param name="Columns">The movement along the width.</param>
/// <param name="Groups">How many runs, at least 1. As many as inputs: a depthwise convolution.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Groups"/> is not positive.</exception>
public sealed record ConvolutionSettings(WindowAxis Rows, WindowAxis Columns, int Groups = 1)
{
    /// <summary>Steps of one, no padding, one group.</summary>
    public static ConvolutionSettings Plain { get; } = new(new(), new());

    /// <summary>The movement along the height.</summary>
    public WindowAxis Rows { get; init; } = Rows ?? throw new ArgumentNullException(nameof(Rows));

    /// <summary>The movement along the width.</summary>
    public WindowAxis Columns { get; init; } = Columns ?? throw new ArgumentNullException(nameof(Columns));

    /// <summary>How many runs the channels are cut into.</summary>
    public int Groups { get; init => field = Require.Positive(value); } = Require.Positive(Groups);

    /// <summary>The movement along both axes, and the groups if there are several.</summary>
    public override string ToString() => (Rows == Columns ? $"{Rows}" : $"[{Rows}] [{Columns}]") + (Groups > 1 ? $" groups {Groups}" : "");

    /// <summary>What is wrong with these images and this kernel, as something that the op needs; null if they fit.</summary>
    /// <param name="images">[batch, height, width, in]</param>
    /// <param name="kernel">[height, width, in / groups, out]</param>
    internal string? Misfit(Shape images, Shape kernel)
    {
        if (images.Rank != 4 || kernel.Rank != 4) return "images [batch, height, width, in] and a kernel [height, width, in / groups, out]";
        if (images.Skip(1).Any(length => length == 0) || kernel.Contains(0)) return "images and a kernel without an axis of length 0";
        if (kernel[2] * Groups != images[3] || kernel[3] % Groups != 0)
            return $"channels that fit {Groups} group{(Groups > 1 ? "s" : "")}: images of {kernel[2] * Groups} channels for this kernel, and a multiple of {Groups} outputs";
        return Misfit(Rows, images[1], kernel[0], "rows") ?? Misfit(Columns, images[2], kernel[1], "columns");
    }

    /// <summary>[batch, positions along the height, positions along the width, out] for images and a kernel that fit.</summary>
    internal Shape Output(Shape images, Shape kernel) => [images[0], Rows.Positions(images[1], kernel[0]), Columns.Positions(images[2], kernel[1]), kernel[3]];

    private static string? Misfit(WindowAxis axis, int length, int taps, string name) => axis.Positions(length, taps) > 0 ? null
        : $"images that hold the kernel, which reaches over {axis.Reach(taps)} {name} of {length + axis.Before + axis.After} (padding included)";
}
