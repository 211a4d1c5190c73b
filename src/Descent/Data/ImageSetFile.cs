using System.Security.Cryptography;
using Descent.Graph;

namespace Descent.Data;

/// <summary>One IDX file of an image set.</summary>
/// <param name="Name">Its name without <c>.gz</c>.</param>
/// <param name="Sha256">The SHA-256 of its uncompressed content, in lower-case hexadecimal digits: compression differs between mirrors.</param>
/// <param name="Shape">The lengths of its axes: [n, height, width] of images, [n] of labels.</param>
public sealed record ImageSetFile(string Name, string Sha256, Shape Shape)
{
    /// <summary>The SHA-256 of a file's uncompressed content, in lower-case hexadecimal digits. Gzip is recognised by its first bytes.</summary>
    /// <exception cref="DataException">The file cannot be read or decompressed.</exception>
    public static string HashOf(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(GzipStream.IsCompressed(file) ? new GzipStream(file) : file));
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new DataException($"{path}: the file cannot be read: {error.Message}", error);
        }
    }
}
