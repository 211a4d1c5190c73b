using Descent.Losses;

namespace Descent.Analysis.PreFlight;

/// <summary>Targets that the loss cannot take: labels that are none of the classes, targets of a cross-entropy that are no probabilities. <c>Fit</c> refuses some of them, for the others the loss is wrong without a word.</summary>
internal sealed class LabelRange : ModelCheck
{
    /// <summary>How far the shares of a row may be from 1, as sums of Float32 are.</summary>
    private const double Tolerance = 1e-3;

    public override string Name => "label-range";

    public override IEnumerable<Finding> Find(ModelSubject subject) => subject.Outputs.Select(Of).OfType<Finding>();

    private Finding? Of(CheckedOutput output) => output.Loss switch
    {
        SparseCategoricalCrossentropy loss => OfLabels(output, loss),
        BinaryCrossentropy or BinaryFocalCrossentropy => Outside(output, value => value is < 0 or > 1, "0 .. 1", "Write the classes as 0 and 1, or choose a loss for numbers."),
        CategoricalCrossentropy or KLDivergence or CategoricalHinge => OfShares(output),
        Hinge or SquaredHinge => Outside(output, value => value is not (-1 or 0 or 1), "-1 and 1, or 0 and 1", "Write the classes as -1 and 1."),
        Poisson or MeanSquaredLogarithmicError => Outside(output, value => value < 0, "0 and above", "Choose another loss, such as MeanSquaredError."),
        MeanAbsolutePercentageError => Outside(output, value => value == 0, "numbers other than 0, by which it divides", "Choose another loss, such as MeanAbsoluteError."),
        _ => null,
    };

    private Finding? Outside(CheckedOutput output, Func<double, bool> isOutside, string needed, string remedy)
    {
        var rows = output.RowsWhere(isOutside);
        if (rows.Length == 0) return null;
        var first = Enumerable.Range(rows[0] * output.Width, output.Width).Select(place => output.Targets[place]).First(isOutside);
        return Found(FindingSeverity.Error, output.Port.Name, $"{output.Loss.GetType().Name} takes targets of {needed}; {CheckedOutput.Places(rows)} of \"{output.Port.Name}\" {(rows.Length == 1 ? "has" : "have")} others, the first {Digits.Of(first)}.", remedy, rows);
    }

    private Finding? OfLabels(CheckedOutput output, SparseCategoricalCrossentropy loss)
    {
        var rows = output.RowsWhere(value => !(value >= 0 && value < output.Units && value == Math.Floor(value)) && value != loss.IgnoreClass);
        if (rows.Length == 0) return null;
        var counted = output.Targets.ToDoubles().Where(value => value != loss.IgnoreClass).ToArray();
        var (least, greatest) = (counted.Min(), counted.Max());
        var remedy = (least, greatest) switch
        {
            var _ when counted.Any(value => value != Math.Floor(value)) => "Give class numbers, or choose a loss for numbers or for shares of classes.",
            (1, _) when greatest == output.Units => "They count from 1: subtract 1.",
            (>= 0, _) => $"Number the classes from 0 and give the last layer {greatest + 1} units, one a class.",
            _ => "Number the classes from 0; for places that do not count name their label (IgnoreClass).",
        };
        return Found(FindingSeverity.Error, output.Port.Name,
            $"\"{output.Port.Name}\" has {output.Units} units for the classes 0 .. {output.Units - 1}, but the labels go from {Digits.Of(least)} to {Digits.Of(greatest)}: {CheckedOutput.Places(rows)}.", remedy, rows);
    }

    private Finding? OfShares(CheckedOutput output)
    {
        var (targets, units) = (output.Targets, output.Units);
        if (targets.Shape.Rank == 0 || targets.Shape[^1] != units || units < 2) return null;      // another form: an error of Fit
        var rows = new List<int>();
        for (var place = 0; place < targets.Shape.Size; place += units)
        {
            var shares = Enumerable.Range(place, units).Select(i => targets[i]).ToArray();
            if (shares.Any(share => share < 0) || Math.Abs(shares.Sum() - 1) > Tolerance) rows.Add(place / output.Width);
        }
        int[] found = [.. rows.Distinct()];
        return found.Length == 0 ? null : Found(FindingSeverity.Error, output.Port.Name,
            $"{output.Loss.GetType().Name} takes one share a class, which make 1 together; those of {CheckedOutput.Places(found)} of \"{output.Port.Name}\" do not.",
            "Give one-hot rows; for several classes at once end in sigmoid with BinaryCrossentropy.", found);
    }
}
