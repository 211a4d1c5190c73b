using Descent.Losses;

namespace Descent.Analysis.PreFlight;

/// <summary>A loss and an output that do not fit together: probabilities taken for logits, logits for probabilities, one unit for several classes.</summary>
internal sealed class OutputMismatch : ModelCheck
{
    public override string Name => "output-loss";

    public override IEnumerable<Finding> Find(ModelSubject subject) => subject.Outputs.Select(output => Of(output) is var (severity, evidence, remedy)
        ? Found(severity, output.Port.Name, $"\"{output.Port.Name}\" {evidence}", remedy) : null).OfType<Finding>();

    private static (FindingSeverity Severity, string Evidence, string Remedy)? Of(CheckedOutput output)
    {
        var (loss, name) = (output.Loss, output.Loss.GetType().Name);
        if (output.Function is { IsSoftmax: true } && output.Units == 1)
            return (FindingSeverity.Error, "ends in softmax over one unit, which is always 1.", "End in sigmoid with BinaryCrossentropy for two classes, or give one unit a class.");
        return loss switch
        {
            SparseCategoricalCrossentropy or CategoricalCrossentropy or CategoricalHinge or KLDivergence when output.Units == 1 =>
                (FindingSeverity.Error, $"is one unit, and {name} compares several: it is 0 whatever the weights are.", "Choose BinaryCrossentropy for two classes, or give one unit a class."),
            SparseCategoricalCrossentropy { FromLogits: true } or CategoricalCrossentropy { FromLogits: true } => OfLogits(output, "softmax"),
            SparseCategoricalCrossentropy or CategoricalCrossentropy or KLDivergence => OfShares(output),
            BinaryCrossentropy { FromLogits: true } or BinaryFocalCrossentropy { FromLogits: true } => OfLogits(output, "sigmoid"),
            BinaryCrossentropy or BinaryFocalCrossentropy => OfProbabilities(output),
            Hinge or SquaredHinge when output.Function is { Low: >= 0 } function =>
                (FindingSeverity.Warning, $"ends in {function.Name}, and {name} wants values below 0 for one of the two classes.", "End in tanh, or in nothing."),
            Poisson or MeanSquaredLogarithmicError when output.Function is { Low: < 0 } function =>
                (FindingSeverity.Warning, $"ends in {function.Name}, which gives values below 0, and {name} takes their logarithm.", "End in softplus or exponential."),
            _ => null,
        };
    }

    /// <summary>An output that is to be a logit: any number.</summary>
    private static (FindingSeverity, string, string)? OfLogits(CheckedOutput output, string applied)
    {
        var name = output.Loss.GetType().Name;
        if (output.Function is not { } function || function.IsLogSoftmax && applied == "softmax" || double.IsInfinity(function.Low) && double.IsInfinity(function.High)) return null;
        return function.IsSoftmax || function.IsSigmoid
            ? (FindingSeverity.Warning, $"ends in {function.Name}, and {name} with FromLogits applies {applied} to it once more: it can hardly tell classes apart.", $"Leave out one of both: end in nothing, or set FromLogits to false.")
            : (FindingSeverity.Warning, $"ends in {function.Name}, which is bounded, and {name} with FromLogits takes logits, any numbers.", "End in nothing.");
    }

    private static (FindingSeverity, string, string)? OfShares(CheckedOutput output)
    {
        var name = output.Loss.GetType().Name;
        if (output.Function is not { IsSoftmax: false } function) return null;
        return function.IsSigmoid
            ? (FindingSeverity.Warning, $"ends in {function.Name}, one probability for each unit by itself, and {name} wants shares that make 1 together.", "End in softmax, or choose BinaryCrossentropy where several classes hold at once.")
            : (FindingSeverity.Warning, $"ends in {function.Name}, and {name} takes its values for probabilities.", "End in softmax, or set FromLogits where the loss has it.");
    }

    private static (FindingSeverity, string, string)? OfProbabilities(CheckedOutput output)
    {
        var name = output.Loss.GetType().Name;
        if (output.Function is not { } function || function.IsSigmoid) return null;
        if (function.IsSoftmax)
            return (FindingSeverity.Warning, $"ends in softmax, shares of {output.Units} classes, and {name} takes each for a question of its own.", "Choose CategoricalCrossentropy, or end in sigmoid where several classes hold at once.");
        return function.LeavesProbabilities
            ? (FindingSeverity.Warning, $"ends in {function.Name}, and {name} takes its values for probabilities, cut off at 0 and 1: where they are cut off nothing is learned.", "End in sigmoid, or set FromLogits.") : null;
    }
}
