namespace Descent.Analysis.PreFlight;

/// <summary>Numbers to predict that the output's function cannot give: 50 with sigmoid, -1 with relu.</summary>
internal sealed class TargetReach : ModelCheck
{
    /// <summary>Fewer may be noise, which no function has to reach.</summary>
    private const double LeastShare = 0.01;

    public override string Name => "target-reach";

    public override IEnumerable<Finding> Find(ModelSubject subject)
    {
        foreach (var output in subject.Outputs)
        {
            if (!output.IsOfNumbers || output.Function is not { } function) continue;
            var rows = output.RowsWhere(value => value < function.Low || value > function.High);
            if (rows.Length == 0 || rows.Length < LeastShare * output.Targets.Rows) continue;
            yield return Found(FindingSeverity.Warning, output.Port.Name,
                $"\"{output.Port.Name}\" ends in {function.Name}, which gives {function.Low} to {function.High}, and {rows.Length} of {output.Targets.Rows} rows have targets outside.",
                "End in nothing (linear), or scale the targets.", rows);
        }
    }
}
