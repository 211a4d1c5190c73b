
namespace Descent.Analysis.PreFlight;

/// <summary>Numbers to predict far from the scale of a network's first outputs, about 1: it spends its steps on reaching them.</summary>
internal sealed class TargetScale : ModelCheck
{
    /// <summary>As for inputs: ten times that of standardised data.</summary>
    public const double MostSize = 10;

    public override string Name => "target-scale";

    public override IEnumerable<Finding> Find(ModelSubject subject)
    {
        foreach (var output in subject.Outputs)
        {
            if (!output.IsOfNumbers || Size(output) is var size && !(size > MostSize && double.IsFinite(size))) continue;
            yield return Found(FindingSeverity.Warning, output.Port.Name,
                $"The targets of \"{output.Port.Name}\" have the root mean square {Digits.Of(size)}; standardised ones have 1.",
                "Standardise them with the training rows' mean and deviation, and undo it in predictions.");
        }
    }

    public static double Size(CheckedOutput output)
    {
        var squares = 0.0;
        for (var i = 0; i < output.Targets.Shape.Size; i++) squares += output.Targets[i] * output.Targets[i];
        return Math.Sqrt(squares / Math.Max(1, output.Targets.Shape.Size));
    }
}
