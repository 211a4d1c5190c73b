using Descent.Graph;

namespace Descent.Data;

/// <summary>Completes a schema: finds the target, then asks for each column what it is.</summary>
internal static class SchemaInference
{
    /// <summary>What targets are called, without underscores: what says so most plainly first, then the names in well-known data.</summary>
    private static readonly string[] s_targetNames =
    [
        "target", "label", "class", "outcome", "y", "survived", "churn", "churned", "exited", "diagnosis", "species", "fraud", "isfraud", "default", "approved", "purchased", "saleprice",
    ];

    public static Schema Infer(Table table, string? target, Schema declared)
    {
        foreach (var column in declared.Columns) table.Column(column.Name);
        // A time series, which declares its task, can be predicted from its own past.
        if (table.Columns.Count == 1 && declared.Task is null)
            throw new DataException($"{table.Source}: there is one column alone, '{Text.Short(table.Columns[0])}': a target and at least one other column to predict it from are needed. If its cells hold several values, say which character stands between them (--delimiter; in code: CsvOptions.Delimiter).");
        var (targetIndex, reason, isGuess) = FindTarget(table, target, declared);
        var columns = new ColumnSchema[table.Columns.Count];
        var sameTarget = declared.Target is null || declared.Target.Name == table.Columns[targetIndex];
        var (targetSchema, task) = InferTarget();
        for (var i = 0; i < columns.Length; i++)
            columns[i] = i == targetIndex ? targetSchema : Infer(table, i, targetIndex, declared.Find(table.Columns[i]));
        return new(ValueList.Create<ColumnSchema>(columns), task);

        (ColumnSchema, LearningTask) InferTarget()
        {
            try
            {
                return TargetInference.Infer(table, targetIndex, declared.Find(table.Columns[targetIndex]), sameTarget ? declared.Task : null, reason);
            }
            catch (DataException error) when (isGuess)
            {
                throw error.With($" That '{table.Columns[targetIndex]}' is the target was guessed ({reason}): name the right column (--target).");
            }
        }
    }

    /// <summary>The name of the column that is predicted.</summary>
    /// <exception cref="DataException">There is none of the name, or it is declared unused.</exception>
    public static string Target(Table table, string? target, Schema? declared) => table.Columns[FindTarget(table, target, declared ?? new([])).Index];

    /// <summary>The target's place, and whether it is a guess. What is declared unused is not guessed.</summary>
    private static (int Index, string Reason, bool IsGuess) FindTarget(Table table, string? target, Schema declared)
    {
        if (target is not null)
            return IsUsed(target) ? (table.Column(target), "given", false) : throw new DataException($"{table.Source}: the target '{target}' is declared unused: declare it otherwise, or choose another target.");
        if (declared.Target is { } column) return (table.Column(column.Name), "declared", false);
        int[] places = [.. Enumerable.Range(0, table.Columns.Count).Where(i => IsUsed(table.Columns[i])).Reverse()];
        if (places.Length == 0) throw new DataException($"{table.Source}: all columns are declared unused: one is needed as the target.");
        foreach (var name in s_targetNames)
            foreach (var i in places)
                if (name.Equals(table.Columns[i].Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)) return (i, $"called '{table.Columns[i]}'", true);
        if (places.FirstOrDefault(i => CanBeTarget(table, i), places[0]) is var place && place != table.Columns.Count - 1) return (place, place == places[0] ? "the last column that is used" : "the last column that can be one", true);
        return (place, "the last column", true);

        bool IsUsed(string name) => declared.Find(name)?.Role.IsUnused() != true;
    }

    /// <summary>Whether there is something to predict in a column: what tells rows apart, dates, texts and constants are none.</summary>
    private static bool CanBeTarget(Table table, int column)
    {
        var facts = ColumnFacts.Of(table, column);
        if (facts.Missing > facts.Present || (facts.Distinct == 1 && facts.Missing == 0)) return false;
        return facts.AllNumbers ? !facts.LongIntegers && !(facts.CountsUp && facts.NumbersAreIntegers && facts.Present > 2) && DateInference.OfDigits(facts) is null
            : ColumnInference.AreFew(facts) && (facts.Distinct < facts.Present || facts.Present <= 2);
    }

    private static ColumnSchema Infer(Table table, int index, int target, ColumnSchema? declared)
    {
        var name = table.Columns[index];
        declared ??= new(name);
        // A column that was the target of a declaration, when another target is asked for, is a column like others.
        var role = declared.Role == ColumnRole.Target ? ColumnRole.Auto : declared.Role;
        if (role == ColumnRole.Auto && declared.Vocabulary is not null) role = ColumnRole.Category;
        if (role.IsUnused()) return declared;
        if (role == ColumnRole.Auto && declared.Format is not null) role = ColumnRole.Date;
        var facts = ColumnFacts.Of(table, index);
        var missing = declared.Missing == MissingPolicy.Auto && facts.Missing > 0 ? MissingPolicy.OwnInput : declared.Missing;
        if (role != ColumnRole.Auto) return WithFormat(declared with { Role = role, Missing = missing, Evidence = declared.Evidence ?? DeclaredEvidence(facts, missing) });
        var (inferred, evidence) = IsCopy(table, index, target)
            ? (ColumnRole.Ignored, "equals the target in every row -> ignored, or the answer would be among the inputs")
            : ColumnInference.Infer(table, index, facts);
        return WithFormat(inferred.IsInput() ? new(name, inferred, null, missing, evidence + MissingEvidence(facts, missing)) : new(name, inferred, null, declared.Missing, evidence));

        ColumnSchema WithFormat(ColumnSchema column) => column is { Role: ColumnRole.Date, Format: null } ? column with { Format = DateInference.OfDeclared(table, index, facts).Format } : column;
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
