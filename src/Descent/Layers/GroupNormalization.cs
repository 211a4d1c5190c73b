using Descent.Graph;

namespace Descent.Layers;

/// <summary>
/// Cuts the channels into runs of neighbours and brings each run of each sample, over all its places, to mean 0 and variance 1 (Wu and He 2018):
/// gamma · (x - mean) / √(variance + <c>Epsilon</c>) + beta. <c>x: [batch, .., channels]</c>, and so the result; <c>gamma</c> and <c>beta</c> are <c>[channels]</c>. The
/// same in training and inference.
/// </summary>
/// <remarks>As in Keras; PyTorch's epsilon is 1e-5. One group a channel is instance normalization, one group in all takes a mean a sample.</remarks>
/// <param name="Groups">How many runs, a divisor of the number of channels; -1 for one a channel.</param>
/// <param name="Axis">The axis of the channels, the batch being 0; -1 is the last.</param>
/// <param name="Epsilon">The number that is added to the variance, positive.</param>
/// <param name="Center">Whether beta is learned and added.</param>
/// <param name="Scale">Whether gamma is learned and multiplied by.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record GroupNormalization(int Groups = 32, int Axis = -1, double Epsilon = 1e-3, bool Center = true, bool Scale = true)
    : NormalizationLayer(Epsilon, Center, Scale)
{
    /// <summary>How many runs of channels; -1 for one a channel.</summary>
    public int Groups { get; init => field = CheckGroups(value); } = CheckGroups(Groups);

    /// <summary>The axis of the channels, the batch being 0; -1 is the last.</summary>
    public int Axis { get; init => field = CheckAxis(value); } = CheckAxis(Axis);

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        var axes = Axes.Of(this, input.Shape, Axis);
        var (axis, channels) = (axes[0], input.Shape[axes[0]]);
        var groups = Groups == -1 ? channels : Groups;
        if (groups == 0 || channels % groups != 0) throw new ShapeException($"GroupNormalization cuts the channels into {groups} equal groups, got {channels} channels: choose a divisor.");
        var runs = input.Shape[..axis].Concat([groups, channels / groups]).Concat(input.Shape[(axis + 1)..]);
        var (_, centered, variance) = Moments(input.Reshape(runs), Axes.Others(runs, 0, axis));
        return ScaleAndShift(Standardize(centered, variance).Reshape(input.Shape), Parameters(scope, [channels]), axes);
    }

    private static int CheckGroups(int groups) => groups is -1 or > 0 ? groups : throw Setting<GroupNormalization>.Outside(nameof(Groups), "at least 1, or -1", groups);

    private static int CheckAxis(int axis) => axis != 0 ? axis : throw Setting<GroupNormalization>.Outside(nameof(Axis), "other than the batch", axis);
}
