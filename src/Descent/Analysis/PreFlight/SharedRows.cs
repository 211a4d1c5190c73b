using Descent.Data;

namespace Descent.Analysis.PreFlight;

/// <summary>Rows that validate or test and stand among the training rows as well, equal in all inputs and the target: the network knows them already.</summary>
internal sealed class SharedRows : TableCheck
{
    /// <summary>A smaller share of the rows that validate and test moves a result by less than it is uncertain on a few hundred rows anyway.</summary>
    private const double LeastShare = 0.05;

    private const int Shown = 3;

    public override string Name => "shared-rows";

    public override IEnumerable<Finding> Find(TableSubject subject)
    {
        var train = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in subject.Split.Train) train.TryAdd(Key(row), row);
        int[] held = [.. subject.Split.Validation, .. subject.Split.Test];
        int[] shared = [.. held.Where(row => train.ContainsKey(Key(row))).Order()];
        if (shared.Length == 0) yield break;
        var pairs = shared.Take(Shown).Select(row => $"{subject.Place(row)} is {subject.Place(train[Key(row)])}");
        var evidence = $"{shared.Length} of {held.Length} rows that validate or test {(shared.Length == 1 ? "is" : "are")} also among the training rows, equal in all inputs and the target: "
            + $"{string.Join(", ", pairs)}{(shared.Length > Shown ? ", .." : "")}.";
        // Rows of categories alone are few different ones: equal rows are different cases there.
        var isMinor = shared.Length < LeastShare * held.Length || subject.Inputs.All(column => !column.IsNumber);
        var found = isMinor ? Note(evidence, "If they are the same case twice, remove one of the two.")
            : Warning(evidence, "Results look better than they are: remove rows that stand twice, or keep those of one case in one part.");
        yield return found with { Rows = [.. shared] };

        string Key(int row) => string.Join('\0', subject.Inputs.Select(column => column.Value(row)).Append(Numbers.Canonical(subject.Target[row] ?? "")));
    }
}
