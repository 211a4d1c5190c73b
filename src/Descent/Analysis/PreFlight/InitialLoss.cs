using Descent.Losses;
using Descent.Training;

namespace Descent.Analysis.PreFlight;

/// <summary>
/// The loss before the first step. A network that knows nothing yet should give all classes about equal shares: ln k of k classes, ln 2 of two; of numbers about the loss of their mean. Far above it
/// is sure of what it cannot know: inputs are unscaled, first weights too large, or output and loss do not fit. (Below: it may have been trained before.)
/// </summary>
internal sealed class InitialLoss : ModelCheck
{
    /// <summary>
    /// Glorot's first weights give outputs of about the deviation 1 for standardised inputs: over the built-in data sets, seeds and hidden layers of 16 to 64 the first loss is at most 1.6 times the
    /// expected for classes, 2.3 times for numbers.
    /// </summary>
    private const double MostOfExpected = 3;

    /// <summary>So many samples tell the loss.</summary>
    private const int MostRows = 1000;

    public override string Name => "initial-loss";

    public override bool Runs => true;

    public override IEnumerable<Finding> Find(ModelSubject subject)
    {
        var sample = new SmallTraining(subject.Trainer, subject.Data.TakeRows(RowSample.Of(subject.Data.Rows, MostRows)));
        var losses = sample.Losses();
        for (var i = 0; i < losses.Count; i++)
        {
            var output = subject.Outputs[i] with { Targets = sample.Data.Y[i] };
            if (!double.IsFinite(losses[i]))
                yield return Found(FindingSeverity.Error, output.Port.Name, $"The loss of \"{output.Port.Name}\" before the first step is {losses[i]} over {sample.Data.Rows} samples.", "Scale the inputs and targets, and make the first weights smaller.");
            else if (LossScale.Of(output) is { Untrained: > 0 } scale && !(output.IsOfNumbers && TargetScale.Size(output) > TargetScale.MostSize) && losses[i] > MostOfExpected * scale.Untrained)
                yield return Found(FindingSeverity.Warning, output.Port.Name,
                    $"The loss of \"{output.Port.Name}\" before the first step is {Digits.Of(losses[i])} over {sample.Data.Rows} samples; a network that knows nothing has {Expected(output, scale)}.",
                    "Scale the inputs, make the first weights smaller (above all the last layer's), and see that output and loss fit.");
        }
    }

    private static string Expected(CheckedOutput output, LossScale scale) => output.Loss switch
    {
        BinaryCrossentropy => $"about ln 2 = {Digits.Of(scale.Untrained)}",
        MeanSquaredError => $"about the variance of the targets, {Digits.Of(scale.Untrained)}",
        MeanAbsoluteError => $"about the mean deviation of the targets, {Digits.Of(scale.Untrained)}",
        _ => $"about ln {output.Units} = {Digits.Of(scale.Untrained)}",
    };
}
