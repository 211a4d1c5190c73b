using Descent.Data;

namespace Descent.Analysis.PreFlight;

/// <summary>
/// Classes, or values of a category, that differ in letter case, spaces or a final point only (adult's test file writes <c>&lt;=50K.</c> for <c>&lt;=50K</c>): two where one is meant.
/// For a target that is not declared, inference refuses them.
/// </summary>
internal sealed class AlikeValues : TableCheck
{
    public override string Name => "alike-values";

    public override IEnumerable<Finding> Find(TableSubject subject)
    {
        var target = subject.Labels is null ? [] : new[] { new CheckedColumn(subject.Target, subject.Schema.Target!) };
        foreach (var column in subject.Inputs.Where(column => column.IsCategory).Concat(target))
        {
            var values = ColumnFacts.Of(subject.Table, column.Cells.Index).Values;
            foreach (var alike in values.GroupBy(value => Vocabulary.Stem(value.Key)).Where(group => group.Count() > 1))
                yield return Warning($"{column.Name} has {string.Join(" and ", alike.Select(value => $"'{value.Key}' ({value.Value} {(value.Value == 1 ? "row" : "rows")})"))}, which differ in letter case, spaces or a final point only.",
                    "If they mean the same, write them alike.") with { Columns = [column.Name] };
        }
    }
}
