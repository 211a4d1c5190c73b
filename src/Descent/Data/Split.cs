using Descent.Graph;

namespace Descent.Data;

/// <summary>
/// Which rows train, which validate (choose when to stop), and which test. Every row is in one part; each part is in ascending order. Equal seeds give
/// equal parts.
/// </summary>
/// <param name="Train">The rows to learn from.</param>
/// <param name="Validation">The rows that decide when to stop; may be empty.</param>
/// <param name="Test">The rows that measure the result; may be empty.</param>
public sealed record Split(int[] Train, int[] Validation, int[] Test)
{
    /// <summary>Splits the rows of a table by its schema: stratified by class, or at random for a regression.</summary>
    /// <param name="table">The data.</param>
    /// <param name="schema">What each column is, from <see cref="Schema.Infer"/>.</param>
    /// <param name="validation">The share of all rows that validate, from 0 (none) to below 1.</param>
    /// <param name="test">The share of all rows that test, from 0 (none) to below 1.</param>
    /// <param name="seed">The seed of the shuffle.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share is negative, or both together are 1 or more.</exception>
    /// <exception cref="DataException">No row would be left to train, or the target cannot be read.</exception>
    public static Split Of(Table table, Schema schema, double validation, double test, long seed)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Stratified(Strata.Of(table, schema), validation, test, seed);
    }

    /// <summary>
    /// Splits rows so that each part has the classes in about the shares of the whole (numbers of rows by largest remainder). A class of at least three rows
    /// is in all parts where they are large enough; a class of one row trains.
    /// </summary>
    /// <param name="classes">The class of each row, 0, 1, ...</param>
    /// <param name="validation">The share of all rows that validate, from 0 (none) to below 1.</param>
    /// <param name="test">The share of all rows that test, from 0 (none) to below 1.</param>
    /// <param name="seed">The seed of the shuffle.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share is negative, or both together are 1 or more.</exception>
    /// <exception cref="DataException">No row would be left to train.</exception>
    public static Split Stratified(ReadOnlySpan<int> classes, double validation, double test, long seed)
    {
        CheckShares(validation, test);
        var strata = Strata.Shuffled(classes, seed);
        var sizes = Array.ConvertAll(strata, stratum => stratum.Length);
        var tests = Strata.Apportion(sizes, Rows(test, classes.Length));
        var validations = Strata.Apportion([.. sizes.Zip(tests, (size, taken) => size - taken)], Rows(validation, classes.Length));
        var parts = (Train: new List<int>(), Validation: new List<int>(), Test: new List<int>());
        for (var i = 0; i < strata.Length; i++)
        {
            var tested = tests[i] + validations[i];
            parts.Test.AddRange(strata[i][..tests[i]]);
            parts.Validation.AddRange(strata[i][tests[i]..tested]);
            parts.Train.AddRange(strata[i][tested..]);
        }
        if (parts.Train.Count == 0) throw new DataException($"A split of {classes.Length} rows into {validation} validation and {test} test leaves no row to train: more rows are needed.");
        return new([.. parts.Train.Order()], [.. parts.Validation.Order()], [.. parts.Test.Order()]);
    }

    /// <summary>Splits rows at random.</summary>
    /// <inheritdoc cref="Stratified"/>
    /// <param name="rows">The number of rows.</param>
    /// <param name="validation">The share of all rows that validate, from 0 (none) to below 1.</param>
    /// <param name="test">The share of all rows that test, from 0 (none) to below 1.</param>
    /// <param name="seed">The seed of the shuffle.</param>
    public static Split Random(int rows, double validation, double test, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        return Stratified(new int[rows], validation, test, seed);
    }

    /// <summary>Splits rows that stand in the order of time: the earliest train, the latest test. Nothing is shuffled.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="validation">The share of all rows that validate, from 0 (none) to below 1.</param>
    /// <param name="test">The share of all rows that test, from 0 (none) to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share is negative, or both together are 1 or more.</exception>
    /// <exception cref="DataException">No row would be left to train.</exception>
    public static Split ByTime(int rows, double validation, double test)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        CheckShares(validation, test);
        var tested = rows - Rows(test, rows);
        var validated = tested - Rows(validation, rows);
        return validated > 0 ? At(validated, tested, rows)
            : throw new DataException($"A split of {rows} rows into {validation} validation and {test} test leaves no row to train: more rows are needed.");
    }

    /// <summary>
    /// The parts of a cross-validation: in fold k the k-th part of the rows tests and the others train; there is no validation part. Each class is spread evenly
    /// over the parts, and so are the rows.
    /// </summary>
    /// <param name="classes">The class of each row, 0, 1, ...; all 0 for folds that are not stratified.</param>
    /// <param name="folds">The number of parts, at least 2.</param>
    /// <param name="seed">The seed of the shuffle.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="folds"/> is below 2 or above the number of rows.</exception>
    public static IReadOnlyList<Split> Folds(ReadOnlySpan<int> classes, int folds, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, classes.Length);
        // Dealt like cards, class after class, so that parts differ by one row at most, and by one row of each class at most.
        var dealt = Strata.Shuffled(classes, seed).SelectMany(stratum => stratum).ToArray();
        return [.. Enumerable.Range(0, folds).Select(fold => new Split(
            [.. dealt.Where((_, place) => place % folds != fold).Order()], [], [.. dealt.Where((_, place) => place % folds == fold).Order()]))];
    }

    /// <summary>The folds of a table by its schema: stratified by class, or at random for a regression.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="folds"/> is below 2 or above the number of rows.</exception>
    /// <exception cref="DataException">The target cannot be read.</exception>
    public static IReadOnlyList<Split> Folds(Table table, Schema schema, int folds, long seed)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Folds(Strata.Of(table, schema), folds, seed);
    }

    /// <summary>The parts by the first validation row, the first test row, and the number of rows.</summary>
    internal static Split At(int validation, int test, int rows) =>
        new([.. Enumerable.Range(0, validation)], [.. Enumerable.Range(validation, test - validation)], [.. Enumerable.Range(test, rows - test)]);

    private static int Rows(double share, int rows) => share == 0 ? 0 : Math.Max(1, (int)Math.Round(share * rows, MidpointRounding.AwayFromZero));

    private static void CheckShares(double validation, double test)
    {
        if (!(validation >= 0 && validation < 1)) throw new ArgumentOutOfRangeException(nameof(validation), $"The share of validation rows must lie in 0 .. 1 (1 excluded), got {validation}.");
        if (!(test >= 0 && test < 1)) throw new ArgumentOutOfRangeException(nameof(test), $"The share of test rows must lie in 0 .. 1 (1 excluded), got {test}.");
        if (validation + test >= 1) throw new ArgumentOutOfRangeException(nameof(test), $"The shares of validation ({validation}) and test rows ({test}) leave none to train: together they must be below 1.");
    }
}
