using System.Globalization;
using Descent.Data;
using Descent.Graph;

namespace Descent.Tests.Analysis.PreFlight;

/// <summary>Small tables for checks: a class or a number to predict that an honest column, <c>x</c>, tells a little of.</summary>
internal static class MadeTable
{
    public const int Rows = 120;

    /// <summary>The class of a row: 0 or 1 at random.</summary>
    public static int Label(int row) => (int)(Uniform("label", row) * 2);

    /// <summary>The number of a row, of mean 0 and deviation 1.</summary>
    public static double Value(int row) => Noise("value", row);

    /// <summary>A number of mean 0 and deviation 1 for a row.</summary>
    public static double Noise(string name, int row) => new RandomStream(row, "made " + name).NextNormal();

    public static double Uniform(string name, int row) => new RandomStream(row, "made " + name).NextDouble();

    /// <summary>Two classes, <c>no</c> and <c>yes</c>.</summary>
    public static TabularData OfClasses(params (string Name, ColumnRole Role, Func<int, object?> Cell)[] more) =>
        Of(row => Label(row) == 0 ? "no" : "yes", ["no", "yes"], LearningTask.Binary, more);

    public static TabularData OfNumbers(params (string Name, ColumnRole Role, Func<int, object?> Cell)[] more) => Of(row => Value(row), null, LearningTask.Regression, more);

    public static TabularData Of(Func<int, object?> target, ValueList<string>? classes, LearningTask task, params (string Name, ColumnRole Role, Func<int, object?> Cell)[] more)
    {
        (string Name, ColumnRole Role, Func<int, object?> Cell)[] columns =
            [("x", ColumnRole.Number, row => Text(Label(row) + 2 * Noise("x", row))), .. more, ("target", ColumnRole.Target, target)];
        var table = Table.FromRows([.. columns.Select(column => column.Name)], Enumerable.Range(0, Rows).Select(row => columns.Select(column => column.Cell(row)).ToArray()));
        return new(table, new([.. columns.Select(column => new ColumnSchema(column.Name, column.Role, column.Role == ColumnRole.Target ? classes : null))], task));
    }

    /// <summary>Every fifth row tests, every fifth validates.</summary>
    public static Split Parts { get; } = new(Where(row => row % 5 < 3), Where(row => row % 5 == 3), Where(row => row % 5 == 4));

    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static int[] Where(Func<int, bool> isMeant) => [.. Enumerable.Range(0, Rows).Where(isMeant)];
}
