using System.Text;
using Descent.Graph;
using Descent.Numerics;

namespace Descent.Data;

/// <summary>
/// The words of a text, counted in a fixed number of inputs (feature hashing, Weinberger et al. 2009): a word is a run of letters and digits in lower case; the 32-bit FNV-1a hash of its UTF-8
/// bytes chooses the input (hash modulo <paramref name="Width"/>) and, by its highest bit, whether it adds 1 or -1; an input with the sum s is sign(s) log(1 + |s|); all are then divided by
/// their length, so that long texts weigh as much as short ones.
/// </summary>
/// <param name="Name">The column's name.</param>
/// <param name="Width">The number of inputs.</param>
/// <param name="Missing"><see cref="MissingPolicy.OwnInput"/>: a further input is 1 where the text is missing. Else a missing text has no words.</param>
public sealed record TextEncoding(string Name, int Width, MissingPolicy Missing = MissingPolicy.Auto) : InputEncoding(Name)
{
    private const int LargestWidth = 4096;
    private const uint FnvBasis = 2166136261, FnvPrime = 16777619, SignBit = 0x8000_0000;

    /// <inheritdoc/>
    public override ValueList<string> FeatureNames =>
    [
        .. Enumerable.Range(0, Width).Select(i => $"{Name} words {i}"),
        .. Missing == MissingPolicy.OwnInput ? new[] { $"{Name} is missing" } : [],
    ];

    /// <summary>Chooses the number of inputs by the number of training rows.</summary>
    internal static TextEncoding Fit(TableColumn cells, ReadOnlySpan<int> rows, MissingPolicy policy)
    {
        if (policy == MissingPolicy.Auto)
            foreach (var row in rows)
                if (cells[row] is null) policy = MissingPolicy.OwnInput;
        return new(cells.Name, rows.Length switch { < 1000 => 64, < 10_000 => 128, _ => 256 }, policy);
    }

    internal override int FeatureCount => Width + (Missing == MissingPolicy.OwnInput ? 1 : 0);

    internal override void Validate()
    {
        if (Width is < 1 or > LargestWidth) throw new DataException($"pipeline: the text '{Name}' has {Width} inputs: 1 to {LargestWidth} are needed.");
    }

    internal override void Encode(TableColumn cells, ReadOnlySpan<int> rows, Span<float> output, int stride, DataWarnings? warnings)
    {
        var sums = new double[Width];
        for (var i = 0; i < rows.Length; i++)
        {
            var inputs = output.Slice(i * stride, FeatureCount);
            if (cells[rows[i]] is { } cell) Write(cell, sums, inputs);
            else if (Missing == MissingPolicy.OwnInput) inputs[Width] = 1;
            else if (Missing == MissingPolicy.Error) throw cells.Error(rows[i], $"the column '{Name}' needs a text, the value is missing.");
            else if (Missing == MissingPolicy.Auto) warnings?.Add(Name, "missing values taken as texts without words: none was missing in training", cells.Table, rows[i], "missing");
        }
    }

    private static void Write(string text, double[] sums, Span<float> inputs)
    {
        Array.Clear(sums);
        foreach (var hash in Words(text)) sums[hash % (uint)sums.Length] += (hash & SignBit) == 0 ? 1 : -1;
        var squares = 0.0;
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = Math.Sign(sums[i]) * PortableMath.Log(1 + Math.Abs(sums[i]));
            squares += sums[i] * sums[i];
        }
        if (squares == 0) return;
        var length = Math.Sqrt(squares);
        for (var i = 0; i < sums.Length; i++) inputs[i] = (float)(sums[i] / length);
    }

    /// <summary>The hash of each word of a text.</summary>
    internal static IEnumerable<uint> Words(string text)
    {
        var (hash, isWord, bytes) = (FnvBasis, false, new byte[4]);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                var count = Rune.ToLowerInvariant(rune).EncodeToUtf8(bytes);
                for (var i = 0; i < count; i++) hash = unchecked((hash ^ bytes[i]) * FnvPrime);
                isWord = true;
            }
            else if (isWord)
            {
                yield return hash;
                (hash, isWord) = (FnvBasis, false);
            }
        }
        if (isWord) yield return hash;
    }
}
