namespace Descent.Analysis.PreFlight;

/// <summary>An input that has one value in all training rows: nothing can be learned from it. (A declared category that does not occur is none.)</summary>
internal sealed class ConstantInput : TableCheck
{
    /// <summary>A smaller share of other values in the rows that validate and test is the chance of rare values, as of a digit's pixel at the border.</summary>
    private const double LeastShare = 0.05;

    public override string Name => "constant";

    public override IEnumerable<Finding> Find(TableSubject subject)
    {
        var train = subject.Split.Train;
        int[] held = [.. subject.Split.Validation, .. subject.Split.Test];
        if (train.Length < 2) yield break;
        var constant = subject.Inputs.Where(column => train.All(row => column.Value(row) == column.Value(train[0]))).ToArray();
        var changing = constant.Where(column => held.Count(row => column.Value(row) != column.Value(train[0])) > LeastShare * held.Length).ToArray();
        if (changing.Length > 0)
            yield return Warning($"{Described(changing, subject)} in all {train.Length} training rows, but not in those that validate and test.",
                "Split at random, or leave it out (role ignored): the network cannot learn what other values mean.") with { Columns = Names(changing) };
        var always = constant.Except(changing).ToArray();
        if (always.Length > 0)
            yield return Note($"{Described(always, subject)} in all {train.Length} training rows.", $"Leaving {(always.Length == 1 ? "it" : "them")} out (role ignored) loses nothing.") with { Columns = Names(always) };
    }

    private static Graph.ValueList<string> Names(CheckedColumn[] columns) => [.. columns.Select(column => column.Name)];

    private static string Described(CheckedColumn[] columns, TableSubject subject) =>
        $"{Data.Text.List([.. columns.Select(column => $"{column.Name} is {(column.Value(subject.Split.Train[0]) is { } value ? $"'{value}'" : "missing")}")])}";
}
