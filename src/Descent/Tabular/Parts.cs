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

    /// <summary>The folds of some rows, stratified by class.</summary>
    public static IReadOnlyList<Split> Folds(TabularData data, int[] rows, int folds, long seed) =>
        [.. Data.Split.Folds(Classes(data, rows), folds, seed).Select(split => new Split(At(rows, split.Train), [], At(rows, split.Test)))];

    private static int[] At(int[] rows, int[] places) => [.. places.Select(place => rows[place])];

    private static int[] Classes(TabularData data, int[] rows)
    {
        var all = Strata.Of(data.Table, data.Schema);
        return [.. rows.Select(row => all[row])];
    }
}
