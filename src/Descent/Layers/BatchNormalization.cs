using Descent.Graph;
using Descent.Initializers;

namespace Descent.Layers;

/// <summary>
/// Brings each channel to mean 0 and variance 1 (Ioffe and Szegedy 2015, algorithms 1 and 2): gamma · (x - mean) / √(variance + <c>Epsilon</c>) + beta.
/// <c>x: [batch, .., channels]</c> of any rank, and so the result; <c>gamma</c>, <c>beta</c>, <c>moving_mean</c> and <c>moving_variance</c> are <c>[channels]</c>.
/// </summary>
/// <remarks>
/// <para>Training takes mean and (biased) variance of the batch over all other axes, gradients flow through both, and the moving ones become <c>Momentum</c> · old +
/// (1 - <c>Momentum</c>) · the batch's. Padded steps do not count. Inference, and a frozen layer, take the moving ones and leave them.
/// One value a channel, such as of a last batch of one row, has the variance 0: the result is beta, and no gradient flows to the input, as in Keras (PyTorch refuses it). With
/// a batch size of 1 nothing below this layer learns: take <see cref="LayerNormalization"/>.</para>
/// <para>Names and defaults are Keras's. PyTorch puts the unbiased variance into the moving one, its momentum is 1 - this one's (0.1), its epsilon 1e-5, and
/// freezing a layer there stops neither the use of the batch's statistics nor the moving averages.</para>
/// </remarks>
/// <param name="Axis">The axis of the channels, the batch being 0; -1 is the last.</param>
/// <param name="Momentum">The share of the moving statistics that stays at each step, in [0, 1].</param>
/// <param name="Epsilon">The number that is added to the variance, positive.</param>
/// <param name="Center">Whether beta is learned and added.</param>
/// <param name="Scale">Whether gamma is learned and multiplied by.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
public sealed record BatchNormalization(int Axis = -1, double Momentum = 0.99, double Epsilon = 1e-3, bool Center = true, bool Scale = true)
    : NormalizationLayer(Epsilon, Center, Scale)
{
    /// <summary>The axis of the channels, the batch being 0; -1 is the last.</summary>
    public int Axis { get; init => field = CheckAxis(value); } = CheckAxis(Axis);

    /// <summary>The share of the moving statistics that stays at each step.</summary>
    public double Momentum { get; init => field = CheckMomentum(value); } = CheckMomentum(Momentum);

    // Generated JSON code sets null where a file does not name the setting.
    /// <summary>The first values of the moving mean.</summary>
    public Initializer MovingMeanInitializer { get; init => field = value ?? new Zeros(); } = new Zeros();

    /// <summary>The first values of the moving variance.</summary>
    public Initializer MovingVarianceInitializer { get; init => field = value ?? new Ones(); } = new Ones();

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        var axes = Axes.Of(this, input.Shape, Axis);
        var channels = Axes.Lengths(input.Shape, axes);
        var parameters = Parameters(scope, channels);
        var mean = scope.State("moving_mean", channels, MovingMeanInitializer);
        var variance = scope.State("moving_variance", channels, MovingVarianceInitializer);
        if (!scope.Training || !scope.Trainable)
        {
            var factor = 1 / (variance + Epsilon).Sqrt();
            return ScaleAndShift((input - Axes.Along(mean, input.Shape, axes)) * Axes.Along(factor, input.Shape, axes), parameters, axes);
        }
        var batch = Moments(input, Axes.Others(input.Shape, axes), scope.MaskOf(input) is { } mask ? Masks.Weights(mask, input) : null);
        Move(scope, "moving_mean", mean, batch.Mean);
        Move(scope, "moving_variance", variance, batch.Variance);
        return ScaleAndShift(Standardize(batch.Centered, batch.Variance), parameters, axes);
    }

    private void Move(Scope scope, string name, Tensor old, Tensor batch) => scope.Update(name, Momentum * old + (1 - Momentum) * batch.Reshape(old.Shape));

    private static int CheckAxis(int axis) => axis != 0 ? axis : throw Setting<BatchNormalization>.Outside(nameof(Axis), "other than the batch", axis);

    private static double CheckMomentum(double momentum) =>
        momentum is >= 0 and <= 1 ? momentum : throw Setting<BatchNormalization>.Outside(nameof(Momentum), "in [0, 1]", momentum);
}
