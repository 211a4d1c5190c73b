using Descent.Graph;

namespace Descent.Data;

/// <summary>One input for each value of a category (one-hot): 1 for the value of the row, 0 for the others.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Values">The values, in the order of the inputs.</param>
/// <param name="Declared">
/// True: the values were declared, and any other is an error. False: they are those of the training rows, and an input <c>other</c> stands for
/// values first seen later, with a warning.
/// </param>
/// <param name="Missing">
/// <see cref="MissingPolicy.OwnInput"/>: "missing" is one more value. <see cref="MissingPolicy.Impute"/>: it is taken as <paramref name="MissingAs"/>.
/// <see cref="MissingPolicy.Auto"/>: it is treated like an unknown value.
/// </param>
/// <param name="MissingAs">The most frequent value of the training rows, for <see cref="MissingPolicy.Impute"/>.</param>
public sealed record CategoryEncoding(string Name, ValueList<string> Values, bool Declared, MissingPolicy Missing = MissingPolicy.Auto, string? MissingAs = null) : InputEncoding(Name)
{
    /// <inheritdoc/>
    public override ValueList<string> FeatureNames =>
    [
        .. Values.Select(value => $"{Name}={value}"),
        .. Missing == MissingPolicy.OwnInput ? new[] { $"{Name} is missing" } : [],
        .. Declared ? [] : new[] { $"{Name} is other" },
    ];

    /// <summary>Takes the vocabulary from the schema or the training rows.</summary>
    /// <exception cref="DataException">A value of the training rows is not in the declared vocabulary.</exception>
    internal static CategoryEncoding Fit(TableColumn cells, ReadOnlySpan<int> rows, ValueList<string>? declared, MissingPolicy policy)
    {
        var present = new List<string>(rows.Length);
        foreach (var row in rows)
            if (cells[row] is { } cell) present.Add(cell);
        var values = declared ?? Vocabulary.Sorted(present);
        if (policy == MissingPolicy.Auto && present.Count < rows.Length) policy = MissingPolicy.OwnInput;
        if (policy == MissingPolicy.Impute && values.Count == 0) policy = MissingPolicy.Auto;
        return new(cells.Name, values, declared is not null, policy, policy == MissingPolicy.Impute ? MostFrequent(values, present) : null);
    }

    internal override void Validate()
    {
        if (Values is null || (Missing == MissingPolicy.Impute && (MissingAs is null || !Values.Contains(MissingAs))))
            throw new DataException($"pipeline: the category '{Name}' lacks its values, or the value to take for a missing one.");
    }

    internal override void Encode(TableColumn cells, ReadOnlySpan<int> rows, Span<float> output, int stride, DataWarnings? warnings)
    {
        var vocabulary = new Vocabulary(Values);
        for (var i = 0; i < rows.Length; i++) output[i * stride + Place(cells, rows[i], vocabulary, warnings)] = 1;
    }

    private int Place(TableColumn cells, int row, Vocabulary vocabulary, DataWarnings? warnings)
    {
        var cell = cells[row];
        if (cell is null && Missing == MissingPolicy.OwnInput) return Values.Count;
        var place = (cell ?? MissingAs) is { } value ? vocabulary.Find(value) : -1;
        if (place >= 0) return place;
        if (cell is null && (Declared || Missing == MissingPolicy.Error))
            throw cells.Error(row, $"the column '{Name}' needs one of {Text.List([.. Values])}, the value is missing.");
        if (Declared) throw cells.Error(row, $"the column '{Name}' has no value '{Text.Short(cell)}'.{NearestName.Hint(cell!, Values)} Its values are {Text.List([.. Values])}. Train with it in the column's vocabulary, or without a vocabulary, where unknown values are 'other'.");
        warnings?.Add(Name, cell is null ? "missing values taken as 'other': none was missing in training" : "values unknown in training, taken as 'other'", cells.Table, row, cell ?? "missing");
        return Missing == MissingPolicy.OwnInput ? Values.Count + 1 : Values.Count;
    }

    /// <summary>The value that occurs most often, the first of equals.</summary>
    private static string MostFrequent(ValueList<string> values, List<string> present)
    {
        var vocabulary = new Vocabulary(values);
        var counts = new int[values.Count];
        foreach (var cell in present)
            if (vocabulary.Find(cell) is >= 0 and var place) counts[place]++;
        return values[Array.IndexOf(counts, counts.Max())];
    }
}
