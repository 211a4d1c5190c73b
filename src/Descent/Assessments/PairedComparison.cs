using Descent.Data;
using Descent.Graph;

namespace Descent.Assessments;

/// <summary>Two predictions on the same rows. What both find hard cancels out, so the difference is known better than either score.</summary>
public sealed record PairedComparison
{
    /// <summary>The number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>One for each score of an <see cref="Assessment"/>, in its order.</summary>
    public required IReadOnlyList<PairedDifference> Differences { get; init; }

    /// <summary>Row by row.</summary>
    public required PairedTest Test { get; init; }

    /// <summary>Compares probabilities of classes: accuracy (Bonett and Price 2012), AUC (DeLong), the rest by a jackknife of the pairs.</summary>
    /// <param name="classes">The names of the classes, in the order of their labels.</param>
    /// <param name="truth">Labels 0, 1 .., <c>[rows]</c> or <c>[rows, 1]</c>.</param>
    /// <param name="first"><c>[rows, classes]</c>; of two classes also those of the second alone, <c>[rows]</c> or <c>[rows, 1]</c>.</param>
    /// <param name="second">The same of the other prediction.</param>
    /// <exception cref="ShapeException">The shapes do not fit together, or there are no rows.</exception>
    /// <exception cref="ArgumentException">There are fewer than two classes, or a label is none of them.</exception>
    public static PairedComparison OfClasses(IReadOnlyList<string> classes, TensorData truth, TensorData first, TensorData second) =>
        new ClassComparison(new(classes, truth, first), new(classes, truth, second)).ToComparison();

    /// <summary>Compares predicted numbers by a jackknife of the pairs.</summary>
    /// <param name="truth">In the target's unit, <c>[rows]</c> or <c>[rows, 1]</c>.</param>
    /// <param name="first">The same.</param>
    /// <param name="second">The same of the other prediction.</param>
    /// <exception cref="ShapeException">The shapes do not fit together, or there are no rows.</exception>
    public static PairedComparison OfNumbers(TensorData truth, TensorData first, TensorData second) =>
        new NumberComparison(new(truth, first), new(truth, second)).ToComparison();

    /// <summary>Compares outputs of two networks as a pipeline's target decodes them.</summary>
    /// <param name="target">What the targets were encoded by.</param>
    /// <param name="truth">Encoded targets.</param>
    /// <param name="first">Probabilities, or standardised numbers: <c>[rows, outputs]</c>.</param>
    /// <param name="second">The same of the other network.</param>
    /// <exception cref="ShapeException">The shapes do not fit together, or there are no rows.</exception>
    public static PairedComparison Of(TargetEncoding target, TensorData truth, TensorData first, TensorData second) => target switch
    {
        ClassTarget classes => OfClasses(classes.Classes, truth, first, second),
        NumberTarget number => OfNumbers(TargetUnit.Of(number, truth), TargetUnit.Of(number, first), TargetUnit.Of(number, second)),
        _ => throw new NotSupportedException($"There is no comparison for a target of {target?.GetType().Name ?? "null"}."),
    };
}
