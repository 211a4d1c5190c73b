namespace Descent.Analysis.PreFlight;

/// <summary>Rows that are equal in all inputs and of different classes: no network can be right for all of them.</summary>
internal sealed class Contradiction : TableCheck
{
    /// <summary>A smaller share of the rows is the doubt that real data has.</summary>
    private const double LeastShare = 0.05;

    private const int Shown = 3;

    public override string Name => "contradiction";

    public override IEnumerable<Finding> Find(TableSubject subject)
    {
        // Rows of categories alone are few different ones: of equal ones some are of each class.
        if (subject.Labels is not { } labels || subject.Inputs.All(column => !column.IsNumber)) yield break;
        var groups = Enumerable.Range(0, labels.Length).GroupBy(row => subject.Groups[row]).Where(group => group.Any(row => labels[row] != labels[group.First()])).ToArray();
        if (groups.Length == 0) yield break;
        int[] rows = [.. groups.SelectMany(group => group).Order()];
        var pairs = groups.Take(Shown).Select(group => $"{Described(group.First())} and {Described(group.First(row => labels[row] != labels[group.First()]))}");
        var evidence = $"{rows.Length} of {labels.Length} rows are equal in all inputs to one of another class of {subject.Target.Name}: {string.Join("; ", pairs)}{(groups.Length > Shown ? "; .." : "")}.";
        const string remedy = "No network can be right for all of them: correct the class that is wrong, or add an input that tells them apart.";
        yield return (rows.Length < LeastShare * labels.Length ? Note(evidence, remedy) : Warning(evidence, remedy)) with { Rows = [.. rows] };

        string Described(int row) => $"{subject.Place(row)} is '{subject.Classes[labels[row]]}'";
    }
}
