using Descent.Graph;

namespace Descent.Analysis.PreFlight;

/// <summary>NaN or infinity among inputs or targets: one is enough to make all weights NaN.</summary>
internal sealed class NonFiniteValues : ModelCheck
{
    public override string Name => "non-finite";

    public override IEnumerable<Finding> Find(ModelSubject subject)
    {
        var inputs = subject.Trainer.Model.Inputs.Zip(subject.Data.X, (port, data) => ($"The input \"{port.Name}\" holds", port.Name, data));
        var targets = subject.Outputs.Select(output => ($"The targets of \"{output.Port.Name}\" hold", output.Port.Name, output.Targets));
        foreach (var (what, port, data) in inputs.Concat(targets))
            if (Rows(data) is { Length: > 0 } rows)
                yield return Found(FindingSeverity.Error, port, $"{what} NaN or infinity in {CheckedOutput.Places(rows)}.",
                    "Leave these rows out, or fill in what is missing.", rows);
    }

    private static int[] Rows(TensorData data)
    {
        var rows = new List<int>();
        if (!data.DType.IsFloat()) return [];
        var width = (int)(data.Shape.Size / Math.Max(1, data.Rows));
        for (var row = 0; row < data.Rows; row++)
            for (var place = row * width; place < (row + 1) * width; place++)
                if (!double.IsFinite(data[place]))
                {
                    rows.Add(row);
                    break;
                }
        return [.. rows];
    }
}
