using Descent.Data;
using Descent.Graph;

namespace Descent.Assessments;

/// <summary>How good predictions are on some rows: the scores, and what lies behind them.</summary>
public sealed record Assessment
{
    /// <summary>What kind of target was predicted.</summary>
    public required LearningTask Task { get; init; }

    /// <summary>The number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>The scores; the first is the one by which models are compared.</summary>
    public required IReadOnlyList<Score> Scores { get; init; }

    /// <summary>What a classifier does with each class; null for a regression, and where a prediction is not finite.</summary>
    public ClassReport? Classes { get; init; }

    /// <summary>The errors of a regression; null for classes, and where a prediction is not finite.</summary>
    public ResidualReport? Residuals { get; init; }

    /// <summary>Assesses probabilities of classes: AUC (DeLong), accuracy (Wilson), log loss, balanced accuracy and macro F1 (jackknife), in this order; for more than two classes the accuracy comes first.</summary>
    /// <param name="classes">The names of the classes, in the order of their labels.</param>
    /// <param name="truth">Labels 0, 1 .., <c>[rows]</c> or <c>[rows, 1]</c>.</param>
    /// <param name="probabilities"><c>[rows, classes]</c>; of two classes also those of the second alone, <c>[rows]</c> or <c>[rows, 1]</c>.</param>
    /// <param name="options">Costs, and the seed of samples.</param>
    /// <exception cref="ShapeException">The shapes do not fit together, or there are no rows.</exception>
    /// <exception cref="ArgumentException">There are fewer than two classes, or a label is none of them.</exception>
    public static Assessment OfClasses(IReadOnlyList<string> classes, TensorData truth, TensorData probabilities, AssessmentOptions? options = null) =>
        new ClassAssessment(new(classes, truth, probabilities), options ?? new()).ToAssessment();

    /// <summary>Assesses predicted numbers: RMSE, MAE and R2 (jackknife), in this order.</summary>
    /// <param name="truth">In the target's unit, <c>[rows]</c> or <c>[rows, 1]</c>.</param>
    /// <param name="predictions">The same.</param>
    /// <param name="options">The seed of samples.</param>
    /// <exception cref="ShapeException">The shapes do not fit together, or there are no rows.</exception>
    public static Assessment OfNumbers(TensorData truth, TensorData predictions, AssessmentOptions? options = null) => new NumberAssessment(new(truth, predictions), options ?? new()).ToAssessment();

    /// <summary>Assesses a network's outputs as a pipeline's target decodes them: numbers in their own unit.</summary>
    /// <param name="target">What the targets were encoded by.</param>
    /// <param name="truth">Encoded targets.</param>
    /// <param name="outputs">Probabilities, or standardised numbers: <c>[rows, outputs]</c>.</param>
    /// <param name="options">Costs, and the seed of samples.</param>
    /// <exception cref="ShapeException">The shapes do not fit together, or there are no rows.</exception>
    public static Assessment Of(TargetEncoding target, TensorData truth, TensorData outputs, AssessmentOptions? options = null) => target switch
    {
        ClassTarget classes => OfClasses(classes.Classes, truth, outputs, options),
        NumberTarget number => OfNumbers(TargetUnit.Of(number, truth), TargetUnit.Of(number, outputs), options),
        _ => throw new NotSupportedException($"There is no assessment for a target of {target?.GetType().Name ?? "null"}."),
    };
}
