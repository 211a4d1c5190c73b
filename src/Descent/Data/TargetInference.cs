using Descent.Graph;

namespace Descent.Data;

/// <summary>
/// Decides what kind of target a column is. As AutoGluon does: two values are two classes; texts are classes; whole numbers are classes when they
/// are few (at most 20, and 1 in 10 rows, 1 in 20 above 1000 rows); other numbers are a regression's.
/// </summary>
internal static class TargetInference
{
    /// <summary>More whole numbers than this are amounts, such as years of school or a speed, however many rows there are.</summary>
    private const int MostNumberedClasses = 20;

    public static (ColumnSchema Column, LearningTask Task) Infer(Table table, int column, ColumnSchema? declared, LearningTask? declaredTask, string reason)
    {
        var name = table.Columns[column];
        if (declared?.Role is ColumnRole.Date or ColumnRole.Text or ColumnRole.Embedding)
            throw new DataException($"{table.Source}: the target '{Text.Short(name)}' is declared of the role {declared.Role.ToString().ToLowerInvariant()}, which no target has: declare it a number or a category.");
        RefuseMissing(table, column);
        var facts = ColumnFacts.Of(table, column);
        if (facts.Distinct == 1)
            throw new DataException($"{table.Source}: the target '{Text.Short(name)}' is '{Text.Short(facts.Values[0].Key)}' in {(table.RowCount == 1 ? "the only row" : $"all {table.RowCount} rows")}: two classes or different numbers are needed to learn from.");
        var (task, why) = Task(table, column, facts, declared, declaredTask);
        var classes = task == LearningTask.Regression ? null : declared?.Vocabulary ?? Classes(table, column, facts);
        if (classes is not null) CheckClasses(table, column, classes, task);
        var evidence = declared is { Role: ColumnRole.Target, Evidence: { } known } ? known : $"target ({reason}): {Summary(facts, task)} -> {task.ToString().ToLowerInvariant()} ({why})";
        return (new(name, ColumnRole.Target, classes, MissingPolicy.Error, evidence), task);
    }

    private static void RefuseMissing(Table table, int column)
    {
        for (var row = 0; row < table.RowCount; row++)
            if (table[row, column] is null)
                throw table.Error(row, column, $"the target '{table.Columns[column]}' is missing {Where(table, column)}");
    }

    private static string Where(Table table, int column) => Enumerable.Range(0, table.RowCount).Count(row => table[row, column] is null) switch
    {
        1 => "here: remove the row or fill it in.",
        var count when count == table.RowCount => "here and in all other rows: choose another target (--target COLUMN).",
        var count => $"here and in {count - 1} further {(count == 2 ? "row" : "rows")}: remove these rows or fill them in.",
    };

    private static (LearningTask, string) Task(Table table, int column, ColumnFacts facts, ColumnSchema? declared, LearningTask? declaredTask)
    {
        var vocabulary = declared?.Vocabulary;
        if (declared?.Role == ColumnRole.Number) declaredTask = LearningTask.Regression;
        if (declaredTask is { } task && !(task == LearningTask.Regression && declared?.Role is ColumnRole.Category or ColumnRole.Boolean))
        {
            if (task == LearningTask.Regression && !facts.AllNumbers)
                throw table.Error(facts.FirstText, column, $"a regression needs numbers as the target '{table.Columns[column]}', got '{Text.Short(table[facts.FirstText, column])}': choose a column of numbers, or leave the task open for one of classes.");
            return (task, "declared");
        }
        if (vocabulary is not null) return (OfClasses(vocabulary.Count), "classes declared");
        if (declared?.Role is ColumnRole.Category or ColumnRole.Boolean) return (OfClasses(facts.Distinct), "declared a category");
        if (facts.Distinct == 2) return (LearningTask.Binary, "two distinct values");
        ColumnInference.RefuseMixture(table, column, facts);
        if (!facts.AllNumbers) return OfTexts(table, column, facts);
        if (!facts.NumbersAreIntegers) return (LearningTask.Regression, "numbers with fractions");
        var most = Math.Min(MostNumberedClasses, (int)(facts.Present * (facts.Present > 1000 ? 0.05 : 0.1)));
        return facts.Distinct <= most
            ? (LearningTask.Multiclass, $"{facts.Distinct} distinct integers, at most {most} for {facts.Present} rows")
            : (LearningTask.Regression, $"{facts.Distinct} distinct integers, more than {most} for {facts.Present} rows");
    }

    private static LearningTask OfClasses(int count) => count == 2 ? LearningTask.Binary : LearningTask.Multiclass;

    private static (LearningTask, string) OfTexts(Table table, int column, ColumnFacts facts) => facts.Distinct * 2 <= facts.Present || facts.Distinct <= 10
        ? (LearningTask.Multiclass, $"{facts.Distinct} distinct texts")
        : throw new DataException($"{table.Source}: the target '{table.Columns[column]}' has {facts.Distinct} different texts in {facts.Present} rows: these are no classes that could be learned. Choose another target.");

    private static ValueList<string> Classes(Table table, int column, ColumnFacts facts)
    {
        var alike = facts.Values.GroupBy(value => Vocabulary.Stem(value.Key)).FirstOrDefault(group => group.Count() > 1);
        if (alike is not null)
            throw new DataException($"{table.Source}: the classes '{string.Join("' and '", alike.Take(4).Select(value => Text.Short(value.Key)))}' of the target '{table.Columns[column]}' differ in letter case, spaces or a final point only: "
                + "write them alike, or declare the classes in a schema.");
        return Vocabulary.Sorted(facts.Values.Select(value => value.Key));
    }

    private static void CheckClasses(Table table, int column, ValueList<string> classes, LearningTask task)
    {
        if (classes.Count < 2 || (task == LearningTask.Binary && classes.Count != 2))
            throw new DataException($"{table.Source}: a {task.ToString().ToLowerInvariant()} target needs {(task == LearningTask.Binary ? "two" : "at least two")} classes, '{table.Columns[column]}' has {classes.Count}: {Text.List([.. classes])}.");
        var vocabulary = new Vocabulary(classes);
        for (var row = 0; row < table.RowCount; row++)
            if (vocabulary.Find(table[row, column]!) < 0)
                throw table.Error(row, column, $"the target '{table.Columns[column]}' has no class '{Text.Short(table[row, column])}'.{NearestName.Hint(table[row, column]!, classes)} The classes are {Text.List([.. classes])}.");
    }

    private static string Summary(ColumnFacts facts, LearningTask task) => task == LearningTask.Regression
        ? $"{facts.Distinct} distinct numbers {Numbers.Format(facts.Least)}..{Numbers.Format(facts.Greatest)}"
        : $"{facts.Distinct} distinct values ({Text.List(Counts(facts))})";

    private static string[] Counts(ColumnFacts facts)
    {
        var counts = facts.Values.ToDictionary(StringComparer.Ordinal);
        return [.. Vocabulary.Sorted(counts.Keys).Select(value => $"{value}: {counts[value]}")];
    }
}
