namespace Descent.Analysis.PreFlight;

/// <summary>A class that has no row in a part of the split: it cannot be learned, or not be measured.</summary>
internal sealed class AbsentClass : TableCheck
{
    public override string Name => "absent-class";

    public override IEnumerable<Finding> Find(TableSubject subject)
    {
        if (subject.Labels is not { } labels) yield break;
        foreach (var (part, rows) in subject.Parts)
        {
            var there = rows.Select(row => labels[row]).ToHashSet();
            string[] absent = [.. subject.Classes.Where((_, label) => !there.Contains(label))];
            if (absent.Length == 0) continue;
            var evidence = $"None of the {rows.Length} {part} rows has the {(absent.Length == 1 ? "class" : "classes")} {Data.Text.List([.. absent.Select(name => $"'{name}'")])} of {subject.Target.Name}.";
            yield return part == "training" ? new(Name, FindingSeverity.Error, evidence, "What has no row cannot be learned: add rows of it, or take the class out.")
                : Warning(evidence, $"The {part} result says nothing about it: add rows of it.");
        }
    }
}
