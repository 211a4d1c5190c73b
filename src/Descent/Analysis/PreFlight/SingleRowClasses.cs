namespace Descent.Analysis.PreFlight;

/// <summary>Classes of which most have one row each: mostly a quantity that was declared a category. A class of one row trains, so that no row is left to validate or test.</summary>
internal sealed class SingleRowClasses : TableCheck
{
    public override string Name => "single-row-classes";

    public override IEnumerable<Finding> Find(TableSubject subject)
    {
        if (subject.Labels is not { } labels) yield break;
        var single = labels.CountBy(label => label).Count(label => label.Value == 1);
        if (single * 2 <= labels.Length) yield break;
        var (train, validation, test) = (subject.Split.Train.Length, subject.Split.Validation.Length, subject.Split.Test.Length);
        yield return Warning($"{subject.Target.Name} has {subject.Classes.Count} classes in {labels.Length} rows, of which {single} stand in one row each: {train} rows train, {validation} validate, {test} test.",
            "A class of one row can be neither learned nor measured: predict a number instead (a regression), or join classes.");
    }
}
