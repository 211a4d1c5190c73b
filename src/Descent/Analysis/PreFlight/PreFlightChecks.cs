using Descent.Data;

namespace Descent.Analysis.PreFlight;

/// <summary>Looks for the usual mistakes before the first step: in tables, and in a compiled model with its samples. Findings are findings: nothing is changed or refused.</summary>
/// <example><code>
/// var data = TabularData.Open("patients.csv");
/// foreach (var finding in PreFlightChecks.Of(data, data.Split(0.15, 0.2, seed: 7))) Console.WriteLine(finding);
/// foreach (var finding in model.Check(x, y)) Console.WriteLine(finding);
/// </code></example>
public static class PreFlightChecks
{
    internal static IReadOnlyList<TableCheck> OfTables { get; } =
    [
        new UnlabelledRows(),
        new AbsentClass(),
        new RowsInTimeOrder(),
        new SingleRowClasses(),
        new TargetCopy(),
        new SharedRows(),
        new Contradiction(),
        new OutlyingValues(),
        new IdentifierInput(),
        new AlikeValues(),
        new ConstantInput(),
        new ClassImbalance(),
    ];

    internal static IReadOnlyList<ModelCheck> OfModels { get; } =
    [
        new NonFiniteValues(),
        new LabelRange(),
        new OutputMismatch(),
        new LabelsAsNumbers(),
        new TargetReach(),
        new InputScale(),
        new TargetScale(),
        new InitialLoss(),
        new OverfitBatch(),
    ];

    /// <summary>The names of all checks.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. OfTables.Select(check => check.Name), .. OfModels.Select(check => check.Name)];

    /// <summary>Checks a table.</summary>
    /// <param name="data">The rows, and what the columns are.</param>
    /// <param name="split">Which rows train, validate and test; null: all train.</param>
    /// <returns>What was found, the gravest first; nothing where all is well.</returns>
    /// <exception cref="DataException">The schema names no target, or a target's class is none of its classes.</exception>
    public static IReadOnlyList<Finding> Of(TabularData data, Split? split = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        var subject = new TableSubject(data, split ?? new([.. Enumerable.Range(0, data.Table.RowCount)], [], []));
        return Sorted(OfTables.SelectMany(check => check.Find(subject)));
    }

    /// <summary>Checks a compiled model. What would make it compute nonsense, or throw, keeps it from being run.</summary>
    internal static IReadOnlyList<Finding> Run(ModelSubject subject)
    {
        Finding[] seen = [.. OfModels.Where(check => !check.Runs).SelectMany(check => check.Find(subject))];
        if (seen.Any(finding => finding.Severity == FindingSeverity.Error)) return Sorted(seen);
        return Sorted(seen.Concat(OfModels.Where(check => check.Runs).SelectMany(check => check.Find(subject))));
    }

    private static IReadOnlyList<Finding> Sorted(IEnumerable<Finding> findings) => [.. findings.OrderByDescending(finding => finding.Severity)];
}
