using Descent.Data;

namespace Descent.Analysis.PreFlight;

/// <summary>Rows that validate or test and stand among the training rows as well, equal in all inputs: the network knows them already.</summary>
internal sealed class SharedRows : TableCheck
{
    /// <summary>A smaller share of the rows that validate and test moves a result by less than it is uncertain on a few hundred rows anyway.</summary>
    private const double LeastShare = 0.05;

    private const int Shown = 3;

    public override string Name => "shared-rows";

    public override IEnumerable<Finding> Find(TableSubject subject)
    {
        var (groups, known, alike) = (subject.Groups, new Dictionary<int, int>(), new Dictionary<(int Group, string Target), int>());
        foreach (var row in subject.Split.Train)
        {
            known.TryAdd(groups[row], row);
            alike.TryAdd((groups[row], Target(row)), row);
        }
        int[] held = [.. subject.Split.Validation, .. subject.Split.Test];
        int[] shared = [.. held.Where(row => known.ContainsKey(groups[row])).Order()];
        if (shared.Length == 0) yield break;
        var others = shared.Count(row => !alike.ContainsKey((groups[row], Target(row))));
        var pairs = shared.Take(Shown).Select(row => $"{subject.Place(row)} is {subject.Place(alike.GetValueOrDefault((groups[row], Target(row)), known[groups[row]]))}");
        var evidence = $"{shared.Length} of {held.Length} rows that validate or test {(shared.Length == 1 ? "is" : "are")} also among the training rows, equal in all inputs"
            + $"{(others == 0 ? " and the target" : others == shared.Length ? ", though not in the target" : $", {others} of them not in the target")}: {string.Join(", ", pairs)}{(shared.Length > Shown ? ", .." : "")}.";
        // Rows of categories alone, or of rounded numbers, are few different ones: equal rows are different cases there, and mostly of another target.
        var isMinor = shared.Length - others < LeastShare * held.Length || subject.Inputs.All(column => !column.IsNumber);
        var found = isMinor ? Note(evidence, "If they are the same case twice, remove one of the two.")
            : Warning(evidence, "Results look better than they are: remove rows that stand twice, or keep those of one case in one part.");
        yield return found with { Rows = [.. shared] };

        string Target(int row) => Numbers.Canonical(subject.Target[row] ?? "");
    }
}
