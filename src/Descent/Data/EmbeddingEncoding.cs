using Descent.Graph;

namespace Descent.Data;

/// <summary>
/// A category of many values as one input, the place of the row's value, of which a network's first layer (<c>EmbeddedColumns</c>) makes a learned vector; see <see cref="Pipeline.Embedded"/>. Behind the
/// places of the values come one for missing values, where the training rows have some, and one for all others.
/// </summary>
/// <param name="Name">The column's name.</param>
/// <param name="Values">The values, in the order of their places. Of a column without a declared vocabulary those of at least three training rows, the 2000 most frequent at most.</param>
/// <param name="Declared">As of a <see cref="CategoryEncoding"/>.</param>
/// <param name="Dimension">The length of the vectors: the square root of the number of places, from 2 to 16.</param>
/// <param name="Missing">As of a <see cref="CategoryEncoding"/>.</param>
/// <param name="MissingAs">As of a <see cref="CategoryEncoding"/>.</param>
public sealed record EmbeddingEncoding(string Name, ValueList<string> Values, bool Declared, int Dimension, MissingPolicy Missing = MissingPolicy.Auto, string? MissingAs = null) : InputEncoding(Name)
{
    /// <summary>Values of fewer training rows are 'other': of so few a vector learns them by heart.</summary>
    internal const int LeastRows = 3;

    private const int MostValues = 2000, LeastDimension = 2, MostDimension = 16, LargestDimension = 1024;

    private readonly Derived<CategoryPlaces> _places = new();

    /// <inheritdoc/>
    public override ValueList<string> FeatureNames => [Name];

    /// <summary>The number of places.</summary>
    internal int Places => Values.Count + (Missing == MissingPolicy.OwnInput ? 1 : 0) + (Declared ? 0 : 1);

    /// <summary>Takes the vocabulary from the schema or the training rows.</summary>
    internal static EmbeddingEncoding Fit(TableColumn cells, ReadOnlySpan<int> rows, ValueList<string>? declared, MissingPolicy policy)
    {
        var present = cells.Present(rows);
        var values = declared ?? Frequent(present);
        policy = CategoryPlaces.Policy(policy, present.Count < rows.Length, values);
        var encoding = new EmbeddingEncoding(cells.Name, values, declared is not null, LeastDimension, policy, CategoryPlaces.MostFrequent(values, present, policy));
        return encoding with { Dimension = Math.Clamp((int)Math.Ceiling(Math.Sqrt(encoding.Places)), LeastDimension, MostDimension) };
    }

    /// <summary>How many cells have a value that occurs often enough.</summary>
    internal static int Covered(ColumnFacts facts) =>
        facts.Values.Select(value => value.Value).Where(count => count >= LeastRows).OrderDescending().Take(MostValues).Sum();

    private static ValueList<string> Frequent(List<string> present) => Vocabulary.Sorted(present.CountBy(cell => cell, StringComparer.Ordinal)
        .Where(value => value.Value >= LeastRows).OrderByDescending(value => value.Value).ThenBy(value => value.Key, StringComparer.Ordinal).Take(MostValues).Select(value => value.Key));

    internal override void Validate()
    {
        if (Values is null || Places == 0 || (Missing == MissingPolicy.Impute && (MissingAs is null || !Values.Contains(MissingAs))))
            throw new DataException($"pipeline: the category '{Name}' lacks its values, or the value to take for a missing one.");
        if (Dimension is < 1 or > LargestDimension) throw new DataException($"pipeline: the category '{Name}' has vectors of the length {Dimension}: 1 to {LargestDimension} are needed.");
    }

    internal override void Encode(TableColumn cells, ReadOnlySpan<int> rows, Span<float> output, int stride, DataWarnings? warnings)
    {
        var places = _places.Of(this, () => new(Name, Values, Declared, Missing, MissingAs));
        for (var i = 0; i < rows.Length; i++) output[i * stride] = places.Find(cells, rows[i], warnings);
    }
}

/// <summary>An input of a network that is a place in a table of learned vectors.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Index">The place of the input among all inputs.</param>
/// <param name="Count">How many places the table has: the input is 0 .. Count - 1.</param>
/// <param name="Dimension">The length of a vector.</param>
public sealed record EmbeddedInput(string Column, int Index, int Count, int Dimension);
