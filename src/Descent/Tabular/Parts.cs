using Descent.Data;

namespace Descent.Tabular;

/// <summary>Splits of some rows of a table.</summary>
internal static class Parts
{
    /// <summary>Some rows into those that train and those that validate, stratified by class.</summary>
    public static Split Split(TabularData data, int[] rows, double validation, long seed)
    {
        var split = Data.Split.Stratified(Classes(data, rows), validation, 0, seed);
        return new(At(rows, split.Train), At(rows, split.Validation), []);
    }

    /// <summary>The folds of some rows, stratified by class. The only row of a class trains in every fold, as a network knows none but the classes that it has learnt.</summary>
    /// <exception cref="DataException">There are fewer rows than folds.</exception>
    public static IReadOnlyList<Split> Folds(TabularData data, int[] rows, int folds, long seed)
    {
        var single = OnlyOnes(data, rows);
        int[] parted = [.. rows.Except(single)];
        if (parted.Length < folds)
            throw new DataException($"{data.Table.Source}: {parted.Length} rows cannot be parted into {folds} folds, each of which tests one row at least: ask for {parted.Length} folds (--folds) or fewer.");
        return [.. Data.Split.Folds(Classes(data, parted), folds, seed).Select(split => new Split([.. At(parted, split.Train).Concat(single).Order()], [], At(parted, split.Test)))];
    }

    /// <summary>The rows whose class no other row has.</summary>
    public static int[] OnlyOnes(TabularData data, int[] rows) =>
        data.Schema.Task == LearningTask.Regression ? [] : [.. rows.Zip(Classes(data, rows)).GroupBy(row => row.Second, row => row.First).Where(group => group.Count() == 1).SelectMany(group => group)];

    private static int[] At(int[] rows, int[] places) => [.. places.Select(place => rows[place])];

    private static int[] Classes(TabularData data, int[] rows)
    {
        var all = Strata.Of(data.Table, data.Schema);
        return [.. rows.Select(row => all[row])];
    }
}
