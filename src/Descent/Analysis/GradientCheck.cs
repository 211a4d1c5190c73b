using Descent.Graph;
using Descent.Losses;
using Descent.Models;
using Descent.Training;

namespace Descent.Analysis;

/// <summary>
/// Compares the gradients of a model, layers of one's own included, with central differences (f(x + h) − f(x − h)) / 2h, all in double: with respect to its
/// parameters, states and inputs, in training and in inference mode.
/// </summary>
/// <remarks>
/// <para>The model is built again in Float64 with the values of its weights; it is not changed, and frozen layers are checked too. Random layers draw the same
/// numbers in each run. Whatever the model's size four programs are compiled: value and gradients in both modes.</para>
/// <para>An entry agrees if |analytic − numeric| ≤ absolute tolerance + relative tolerance · |numeric| + the rounding of the loss itself. Where one does not, smaller
/// steps tell a wrong gradient from a kink, and from a derivative that changes much within h; at a kink the gradients on both sides of it are compared instead. Where gradients are wrong, each layer is checked alone, so that the
/// report names the one whose rule is at fault.</para>
/// </remarks>
public static class GradientCheck
{
    /// <summary>Checks a model of one input and one output.</summary>
    /// <param name="model">The model.</param>
    /// <param name="x">Some samples, <c>[n, ..]</c>; a handful will do.</param>
    /// <param name="y">Their targets, <c>[n, ..]</c>.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ShapeException">The data does not fit the model, or a layer cannot compute in Float64; the message names the input, output or layer.</exception>
    public static GradientCheckReport Run(Model model, TensorData x, TensorData y, Loss loss, GradientCheckOptions? options = null) =>
        Run(model, new(x, y), [new(loss)], options);

    /// <summary>Checks a model of any number of inputs and outputs.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">Some samples; a handful will do.</param>
    /// <param name="outputs">What each output is trained for, in the order of the model's outputs.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ShapeException">The data does not fit the model, or a layer cannot compute in Float64; the message names the input, output or layer.</exception>
    /// <exception cref="ArgumentException">There is not one objective an output.</exception>
    public static GradientCheckReport Run(Model model, TrainingData data, IReadOnlyList<OutputObjective> outputs, GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(outputs);
        options ??= new();
        model.EnsureBuilt([.. data.X.Select(PreparedData.Sample)]);
        var objective = new Objective(model, outputs);
        var prepared = PreparedData.For(model, objective.Losses, data, data.SampleWeight);
        List<VariableGradients> variables = [];
        List<FaultyLayer> faulty = [];
        foreach (var training in (bool[])[true, false])
        {
            var built = new ModelInDouble(model, objective, prepared, training);
            var function = new CheckedFunction(built.Loss, built.Inputs, built.Feeds, options);
            VariableGradients[] results = [.. built.Inputs.Select(input => function.Check(input, training))];
            variables.AddRange(results);
            if (results.Any(result => result.Verdict == GradientVerdict.Failed)) faulty.AddRange(new LayerChecks(built, training, options).Find());
        }
        return new(variables, faulty);
    }

    /// <summary>Checks a model on random samples: numbers of N(0, 1), ids within the vocabulary, targets of 0 and 1 or random classes.</summary>
    /// <param name="model">The model; it knows the shape of its input.</param>
    /// <param name="loss">The loss of every output; null is the mean squared error.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ShapeException">A layer cannot compute in Float64; the message names it.</exception>
    /// <exception cref="InvalidOperationException">The model does not know the shape of its input yet.</exception>
    public static GradientCheckReport Run(Model model, Loss? loss = null, GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new();
        OutputObjective[] outputs = [.. model.Outputs.Select(_ => new OutputObjective(loss ?? new MeanSquaredError()))];
        return Run(model, RandomSamples.For(model, outputs, options.Rows, options.Seed), outputs, options);
    }
}
