namespace Descent.Analysis.PreFlight;

/// <summary>Rows that were left out because they have no value of the target: they can neither teach nor measure.</summary>
internal sealed class UnlabelledRows : TableCheck
{
    public override string Name => "unlabelled-rows";

    public override IEnumerable<Finding> Find(TableSubject subject)
    {
        var (left, all) = (subject.UnlabelledRows, subject.UnlabelledRows + subject.Table.RowCount);
        if (left == 0) yield break;
        var evidence = $"{left} of {all} rows {(left == 1 ? "has" : "have")} no value of the target {subject.Target.Name} and {(left == 1 ? "is" : "are")} left out.";
        const string Remedy = "Fill in what is known; if values are missing for a reason, the model knows only the rows where they are not.";
        yield return left * 2 > all ? Warning(evidence, Remedy) : Note(evidence, Remedy);
    }
}
