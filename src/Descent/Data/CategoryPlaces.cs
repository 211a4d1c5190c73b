using Descent.Graph;

namespace Descent.Data;

/// <summary>The place of a category's value among its values, with places for what is missing and for what is unknown.</summary>
/// <param name="name">The column's name.</param>
/// <param name="values">The values, in the order of their places.</param>
/// <param name="declared">Whether any other value is an error.</param>
/// <param name="missing">What becomes of missing values.</param>
/// <param name="missingAs">The value to take for a missing one, or null.</param>
internal sealed class CategoryPlaces(string name, ValueList<string> values, bool declared, MissingPolicy missing, string? missingAs)
{
    private readonly Vocabulary _vocabulary = new(values);

    /// <summary>The names of all places.</summary>
    public static IEnumerable<string> Names(string name, ValueList<string> values, bool declared, MissingPolicy missing) =>
    [
        .. values.Select(value => $"{name}={value}"),
        .. missing == MissingPolicy.OwnInput ? new[] { $"{name} is missing" } : [],
        .. declared ? [] : new[] { $"{name} is other" },
    ];

    /// <summary>The place of the value in a row.</summary>
    /// <exception cref="DataException">The value is not one of those declared, or missing where that is an error.</exception>
    public int Find(TableColumn cells, int row, DataWarnings? warnings)
    {
        var cell = cells[row];
        if (cell is null && missing == MissingPolicy.OwnInput) return values.Count;
        var place = (cell ?? missingAs) is { } value ? _vocabulary.Find(value) : -1;
        if (place >= 0) return place;
        if (cell is null && (declared || missing == MissingPolicy.Error))
            throw cells.Error(row, $"the column '{name}' needs one of {Text.List([.. values])}, the value is missing.");
        if (declared) throw cells.Error(row, $"the column '{name}' has no value '{Text.Short(cell)}'.{NearestName.Hint(cell!, values)} Its values are {Text.List([.. values])}. Train with it in the column's vocabulary, or without a vocabulary, where unknown values are 'other'.");
        warnings?.Add(name, cell is null ? "missing values taken as 'other': none was missing in training" : "values unknown in training, taken as 'other'", cells.Table, row, cell ?? "missing");
        return missing == MissingPolicy.OwnInput ? values.Count + 1 : values.Count;
    }

    /// <summary>The policy for missing values where it is left open.</summary>
    public static MissingPolicy Policy(MissingPolicy policy, bool someMissing, ValueList<string> values) => policy switch
    {
        MissingPolicy.Auto when someMissing => MissingPolicy.OwnInput,
        MissingPolicy.Impute when values.Count == 0 => MissingPolicy.Auto,
        _ => policy,
    };

    /// <summary>The value that occurs most often, the first of equals; null where missing values are not imputed.</summary>
    public static string? MostFrequent(ValueList<string> values, List<string> present, MissingPolicy policy)
    {
        if (policy != MissingPolicy.Impute) return null;
        var vocabulary = new Vocabulary(values);
        var counts = new int[values.Count];
        foreach (var cell in present)
            if (vocabulary.Find(cell) is >= 0 and var place) counts[place]++;
        return values[Array.IndexOf(counts, counts.Max())];
    }
}
