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
    private readonly Derived<CategoryPlaces> _places = new();

    /// <inheritdoc/>
    public override ValueList<string> FeatureNames => [.. CategoryPlaces.Names(Name, Values, Declared, Missing)];

    /// <summary>Takes the vocabulary from the schema or the training rows.</summary>
    /// <exception cref="DataException">A value of the training rows is not in the declared vocabulary.</exception>
    internal static CategoryEncoding Fit(TableColumn cells, ReadOnlySpan<int> rows, ValueList<string>? declared, MissingPolicy policy)
    {
        var present = cells.Present(rows);
        var values = declared ?? Vocabulary.Sorted(present);
        policy = CategoryPlaces.Policy(policy, present.Count < rows.Length, values);
        return new(cells.Name, values, declared is not null, policy, CategoryPlaces.MostFrequent(values, present, policy));
    }

    internal override void Validate()
    {
        if (Values is null || (Missing == MissingPolicy.Impute && (MissingAs is null || !Values.Contains(MissingAs))))
            throw new DataException($"pipeline: the category '{Name}' lacks its values, or the value to take for a missing one.");
    }

    internal override void Encode(TableColumn cells, ReadOnlySpan<int> rows, Span<float> output, int stride, DataWarnings? warnings)
    {
        var places = _places.Of(this, () => new(Name, Values, Declared, Missing, MissingAs));
        for (var i = 0; i < rows.Length; i++) output[i * stride + places.Find(cells, rows[i], warnings)] = 1;
    }
}
