using Descent.Graph;

namespace Descent.Data;

/// <summary>Completes a schema: finds the target, then asks for each column what it is.</summary>
internal static class SchemaInference
{
    private static readonly string[] s_targetNames = ["target", "label", "class", "outcome", "y"];

    public static Schema Infer(Table table, string? target, Schema declared)
    {
        foreach (var column in declared.Columns) table.Column(column.Name);
        var (targetIndex, reason) = FindTarget(table, target, declared);
        var columns = new ColumnSchema[table.Columns.Count];
        var sameTarget = declared.Target is null || declared.Target.Name == table.Columns[targetIndex];
        var (targetSchema, task) = TargetInference.Infer(table, targetIndex, declared.Find(table.Columns[targetIndex]), sameTarget ? declared.Task : null, reason);
        for (var i = 0; i < columns.Length; i++)
            columns[i] = i == targetIndex ? targetSchema : Infer(table, i, targetIndex, declared.Find(table.Columns[i]));
        return new(ValueList.Create<ColumnSchema>(columns), task);
    }

    private static (int Index, string Reason) FindTarget(Table table, string? target, Schema declared)
    {
        if (target is not null) return (table.Column(target), "given");
        if (declared.Target is { } column) return (table.Column(column.Name), "declared");
        for (var i = table.Columns.Count - 1; i >= 0; i--)
            if (s_targetNames.Contains(table.Columns[i], StringComparer.OrdinalIgnoreCase)) return (i, $"called '{table.Columns[i]}'");
        return (table.Columns.Count - 1, "the last column");
    }

    private static ColumnSchema Infer(Table table, int index, int target, ColumnSchema? declared)
    {
        var name = table.Columns[index];
        declared ??= new(name);
        // A column that was the target of a declaration, when another target is asked for, is a column like others.
        var role = declared.Role == ColumnRole.Target ? ColumnRole.Auto : declared.Role;
        if (role == ColumnRole.Auto && declared.Vocabulary is not null) role = ColumnRole.Category;
        if (role is ColumnRole.Ignored or ColumnRole.Identifier or ColumnRole.Constant) return declared;
        var facts = ColumnFacts.Of(table, index);
        var missing = declared.Missing == MissingPolicy.Auto && facts.Missing > 0 ? MissingPolicy.OwnInput : declared.Missing;
        if (role != ColumnRole.Auto) return declared with { Role = role, Missing = missing, Evidence = declared.Evidence ?? DeclaredEvidence(facts, missing) };
        var (inferred, evidence) = IsCopy(table, index, target)
            ? (ColumnRole.Ignored, "equals the target in every row -> ignored, or the answer would be among the inputs")
            : ColumnInference.Infer(table, index, facts);
        var unused = inferred is not (ColumnRole.Number or ColumnRole.Category);
        return new(name, inferred, null, unused ? declared.Missing : missing, unused ? evidence : evidence + MissingEvidence(facts, missing));
    }

    private static bool IsCopy(Table table, int column, int target)
    {
        for (var row = 0; row < table.RowCount; row++)
            if (table[row, column] is not { } cell || Numbers.Canonical(cell) != Numbers.Canonical(table[row, target]!)) return false;
        return true;
    }

    private static string DeclaredEvidence(ColumnFacts facts, MissingPolicy missing) =>
        $"declared ({facts.Distinct} distinct, {facts.Missing} missing){MissingEvidence(facts, missing)}";

    private static string MissingEvidence(ColumnFacts facts, MissingPolicy missing) => (facts.Missing, missing) switch
    {
        (0, _) => "",
        (_, MissingPolicy.OwnInput) => ", missing as its own",
        (_, MissingPolicy.Impute) => ", missing values imputed",
        _ => ", missing values are an error",
    };
}
