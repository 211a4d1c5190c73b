using Descent.Data;

namespace Descent.Analysis.PreFlight;

/// <summary>An input that only tells rows apart: a network learns rows by heart with it, and has learned nothing for new ones. Inference leaves such columns out; a declaration may not.</summary>
internal sealed class IdentifierInput : TableCheck
{
    /// <summary>In fewer rows all values can differ by chance.</summary>
    private const int LeastRows = 20;

    private const string Remedy = "Leave it out (role ignored), unless its values come again in new rows.";

    public override string Name => "identifier";

    public override IEnumerable<Finding> Find(TableSubject subject)
    {
        foreach (var column in subject.Inputs)
        {
            var facts = ColumnFacts.Of(subject.Table, column.Cells.Index);
            if (facts.Present < LeastRows) continue;
            var evidence = column.IsNumber ? OfNumbers(column.Name, facts) : OfCategories(facts);
            if (evidence is not null) yield return Warning($"{column.Name} {evidence}", Remedy) with { Columns = [column.Name] };
        }
    }

    private static string? OfNumbers(string name, ColumnFacts facts)
    {
        if (!facts.NumbersAreIntegers || facts.Missing > 0 || facts.Distinct < facts.Present) return null;
        if (facts.CountsUp) return $"counts the {facts.Present} rows, {Numbers.Format(facts.Least)} to {Numbers.Format(facts.Greatest)}.";
        return ColumnInference.IsIdentifierName(name) ? $"is named like a key, and is another whole number in each of {facts.Present} rows." : null;
    }

    private static string? OfCategories(ColumnFacts facts)
    {
        var single = facts.Values.Count(value => value.Value == 1);
        return single * 2 > facts.Present ? $"has {facts.Distinct} values in {facts.Present} rows, of which {single} stand in one row each." : null;
    }
}
