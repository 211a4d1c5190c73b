using System.Collections.ObjectModel;
using Descent.Graph;

namespace Descent.Serialization;

/// <summary>
/// Named tensors and a map of texts in one file of the .safetensors format (https://github.com/huggingface/safetensors), which
/// holds data only and which other programs read too. Files carry a checksum of everything in them; equal content gives equal bytes.
/// </summary>
public sealed class SafeTensorsFile
{
    /// <summary>A content to be written.</summary>
    /// <param name="tensors">The tensors by name, such as <c>dense/kernel</c>.</param>
    /// <param name="metadata">Texts by key.</param>
    /// <exception cref="ArgumentException">A name is reserved: a tensor <c>__metadata__</c>, or a key <c>checksums</c> or <c>header_checksum</c>.</exception>
    public SafeTensorsFile(IReadOnlyDictionary<string, TensorData> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        metadata ??= ReadOnlyDictionary<string, string>.Empty;
        if (tensors.ContainsKey(SafeTensorsHeader.MetadataName)) throw new ArgumentException($"A tensor cannot be called \"{SafeTensorsHeader.MetadataName}\": choose another name.", nameof(tensors));
        if (metadata.Keys.FirstOrDefault(Checksums.IsReserved) is { } reserved) throw new ArgumentException($"The key \"{reserved}\" is written by the file itself: choose another key.", nameof(metadata));
        (Tensors, Metadata) = (tensors, metadata);
    }

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, TensorData> Tensors { get; }

    /// <summary>The texts by key, without the checksums.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Reads a file. Nothing in it is executed, and no type is looked up by a name in it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="requireChecksums">Whether a file without checksums, as other programs write it, is refused.</param>
    /// <exception cref="ModelFileException">The file is not a .safetensors file, or is damaged.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public static SafeTensorsFile Read(string path, bool requireChecksums = false)
    {
        using var stream = File.OpenRead(path);
        return Read(stream, path, requireChecksums);
    }

    /// <summary>Reads a stream, which knows its length, from its place to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="file">What messages call it.</param>
    /// <param name="requireChecksums">Whether content without checksums is refused.</param>
    /// <exception cref="ModelFileException">The content is not of the .safetensors format, or is damaged.</exception>
    public static SafeTensorsFile Read(Stream stream, string file, bool requireChecksums = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var (header, tensors) = SafeTensorsReader.Read(stream, file);
        var metadata = header.Metadata;
        if (metadata.Remove(Checksums.Key, out var checksums) != metadata.Remove(Checksums.HeaderKey))
            throw ModelFileException.At(file, SafeTensorsHeader.Start, $"of \"{Checksums.Key}\" and \"{Checksums.HeaderKey}\" the metadata has one only");
        if (checksums is not null) Checksums.Verify(file, header, checksums, tensors);
        else if (requireChecksums) throw ModelFileException.At(file, SafeTensorsHeader.Start, "the file has no checksums, so it is not a model saved by Descent, or is damaged");
        return new(tensors, metadata);
    }

    /// <summary>Writes the file so that it is there whole or not at all; see <see cref="DurableFile"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="keepPrevious">Whether the file that was there before stays as <see cref="DurableFile.PreviousOf"/>.</param>
    /// <exception cref="IOException">The file cannot be written; what was there before still is.</exception>
    public void Write(string path, bool keepPrevious = false) => DurableFile.Write(path, Write, keepPrevious);

    /// <summary>Writes the content to a stream.</summary>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SafeTensorsWriter.Write(stream, Tensors, new Dictionary<string, string>(Metadata) { [Checksums.Key] = Checksums.Describe(Tensors) });
    }
}
