using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Descent.Data;
using Descent.Graph;
using Descent.Models;

namespace Descent.Training;

/// <summary>
/// What tells one set of data, configuration or weights from another: SHA-256 of the content, the same on every machine. Equal fingerprints mean
/// equal content.
/// </summary>
/// <param name="Sha256">The whole hash: 64 hexadecimal digits.</param>
public sealed record Fingerprint(string Sha256)
{
    private const int ShortLength = 16;

    /// <summary>The first 16 digits, for reports; no two of a person's runs share them by chance.</summary>
    public string Short => Sha256[..Math.Min(ShortLength, Sha256.Length)];

    /// <summary>Of a table's names and cells, as CSV writes them.</summary>
    public static Fingerprint Of(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var hash = SHA256.Create();
        using (var writer = new StreamWriter(new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write)))
            Csv.Write(table, writer);
        return new(Convert.ToHexStringLower(hash.Hash!));
    }

    /// <summary>Of samples: types, shapes and values of inputs, targets and weights, in order.</summary>
    public static Fingerprint Of(TrainingData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Of([
            .. data.X.Select((x, i) => ($"x{Digits(i)}", x)), .. data.Y.Select((y, i) => ($"y{Digits(i)}", y)),
            .. data.SampleWeight is { } weight ? new[] { ("weight", weight) } : []]);
    }

    /// <summary>Of a model's weights, trained or not: their paths, types, shapes and values.</summary>
    public static Fingerprint Of(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(model.GetWeights().OrderBy(weight => weight.Key, StringComparer.Ordinal).Select(weight => (weight.Key, weight.Value)));
    }

    /// <summary>Of a text, such as a configuration as JSON.</summary>
    public static Fingerprint Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    /// <summary>The short form.</summary>
    public override string ToString() => Short;

    private static Fingerprint Of(IEnumerable<(string Name, TensorData Data)> tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, data) in tensors)
        {
            // The lengths stand first, so that no two lists of tensors give the same bytes.
            hash.AppendData(Encoding.UTF8.GetBytes($"{Digits(name.Length)}:{name} {data.DType} {string.Join(',', data.Shape.Select(Digits))};"));
            hash.AppendData(data.Bytes);
        }
        return new(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
