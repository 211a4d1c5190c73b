using System.Text.Json.Serialization;
using Descent.Graph;
using Descent.Schedules;

namespace Descent.Optimizers;

/// <summary>
/// How gradients move parameters: a record of settings and one method of graph code, the rule. <see cref="OptimizerState"/> composes
/// the rest round every rule once: accumulation, clipping, decay, constraint, moving average.
/// </summary>
/// <remarks>
/// An update is: the average of the gradients of <see cref="GradientAccumulationSteps"/> steps, clipped; then
/// <c>w -= rate * weight_decay * w</c>; then the rule; then the parameter's constraint; then the moving average. Names and defaults are
/// Keras 3's. A rule has the name of its paper's and keeps its slots at zero in the beginning.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "class_name")]
[JsonDerivedType(typeof(Sgd), "SGD")]
[JsonDerivedType(typeof(Adam), "Adam")]
[JsonDerivedType(typeof(AdamW), "AdamW")]
[JsonDerivedType(typeof(Adagrad), "Adagrad")]
[JsonDerivedType(typeof(RmsProp), "RMSprop")]
[JsonDerivedType(typeof(Adadelta), "Adadelta")]
[JsonDerivedType(typeof(Adamax), "Adamax")]
[JsonDerivedType(typeof(Nadam), "Nadam")]
[JsonDerivedType(typeof(Ftrl), "Ftrl")]
[JsonDerivedType(typeof(Lion), "Lion")]
[JsonDerivedType(typeof(Lamb), "Lamb")]
[JsonDerivedType(typeof(Muon), "Muon")]
public abstract record Optimizer
{
    /// <summary>The moving average's momentum where none is given.</summary>
    internal const double DefaultEmaMomentum = 0.99;

    /// <summary>The settings that all optimizers share, at their defaults.</summary>
    /// <param name="learningRate">The rate of every update: a number converts by itself.</param>
    protected Optimizer(Schedule learningRate) => LearningRate = learningRate;

    /// <summary>The rate of every update, computed on the host from the number of updates made before it.</summary>
    [JsonConverter(typeof(LearningRateJsonConverter))]
    public Schedule LearningRate
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(LearningRate));
    }

    /// <summary>
    /// The share of each parameter, times the rate, that every update takes away, apart from the gradient (Loshchilov and Hutter 2019).
    /// Null: none. PyTorch's SGD and Adam add it to the gradient instead (an L2 penalty); Keras is followed.
    /// </summary>
    public double? WeightDecay
    {
        get;
        init => field = value is { } decay ? Require.NotNegative(decay, nameof(WeightDecay)) : null;
    }

    /// <summary>The greatest norm of each parameter's gradient; a longer one is shortened. Null: no limit.</summary>
    [JsonPropertyName("clipnorm")]
    public double? ClipNorm
    {
        get;
        init => field = value is { } norm ? Require.Positive(norm, nameof(ClipNorm)) : null;
    }

    /// <summary>The greatest absolute value of each number of a gradient. Null: no limit.</summary>
    [JsonPropertyName("clipvalue")]
    public double? ClipValue
    {
        get;
        init => field = value is { } limit ? Require.Positive(limit, nameof(ClipValue)) : null;
    }

    /// <summary>The greatest norm of all gradients together; longer ones are shortened by one factor. Null: no limit.</summary>
    [JsonPropertyName("global_clipnorm")]
    public double? GlobalClipNorm
    {
        get;
        init => field = value is { } norm ? Require.Positive(norm, nameof(GlobalClipNorm)) : null;
    }

    /// <summary>Whether an exponential moving average of each parameter is kept (Polyak and Juditsky 1992).</summary>
    public bool UseEma { get; init; }

    /// <summary>The share of the moving average that stays at each update, at least 0 and below 1. Null: 0.99.</summary>
    public double? EmaMomentum
    {
        get;
        init => field = value is { } momentum ? Require.Fraction(momentum, nameof(EmaMomentum)) : null;
    }

    /// <summary>After every how many updates the parameters are set to their moving averages. Null: never.</summary>
    public int? EmaOverwriteFrequency
    {
        get;
        init => field = value is { } frequency ? Require.Positive(frequency, nameof(EmaOverwriteFrequency)) : null;
    }

    /// <summary>Over how many steps gradients are averaged before each update. Null: 1.</summary>
    public int? GradientAccumulationSteps
    {
        get;
        init => field = value is { } steps ? Require.Positive(steps, nameof(GradientAccumulationSteps)) : null;
    }

    /// <summary>The rule as graph code: the new value of one parameter.</summary>
    /// <param name="scope">The rate, the update's number and the parameter's slots.</param>
    /// <param name="parameter">The parameter's value, decayed already.</param>
    /// <param name="gradient">The gradient with respect to it, of its type and shape, clipped already.</param>
    protected abstract Tensor Update(OptimizerScope scope, Tensor parameter, Tensor gradient);

    /// <summary>The rule, for the composition in <see cref="OptimizerState"/>.</summary>
    internal Tensor NewValue(OptimizerScope scope, Tensor parameter, Tensor gradient) => Update(scope, parameter, gradient);
}
