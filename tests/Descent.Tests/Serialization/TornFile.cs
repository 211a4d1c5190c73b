using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Serialization;
using Descent.Training;

namespace Descent.Tests.Serialization;

/// <summary>A small model file, ways to damage it, and what reading the damaged bytes may cost.</summary>
internal static partial class TornFile
{
    /// <summary>A model of three layers with two sections, as it is saved.</summary>
    public static byte[] Sample()
    {
        var folder = Directory.CreateTempSubdirectory("descent-torn");
        try
        {
            var path = Path.Combine(folder.FullName, "model.safetensors");
            var model = new Sequential(new Input(20), new Dense(16, "relu"), new Dense(16, "tanh"), new Dense(16, "tanh"), new Dense(2)) { Seed = 5 };
            var weights = model.GetWeights();
            foreach (var (place, weight) in weights.Values.Index()) weight.Span<float>()[0] = place;       // no two tensors are equal
            model.SetWeights(weights);
            ModelFile.Save(path, model,
                new Dictionary<string, string> { ["labels"] = """["no","yes, and \\ \"quoted\""]""", ["task"] = "größe" },
                new Dictionary<string, TensorData> { ["@step"] = TensorData.From([7L], Shape.Scalar), ["@seen"] = TensorData.From([true, false, true]) });
            return File.ReadAllBytes(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Reads what the bytes hold within 1 s and twice their memory + 1 MiB; null if they are refused, as they have to be: with a byte of theirs named.</summary>
    public static SafeTensorsFile? Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        var (clock, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
        try
        {
            return SafeTensorsFile.Read(stream, "model");
        }
        catch (ModelFileException error)
        {
            if (error.Offset is not { } offset || offset < 0 || offset > bytes.Length || !error.Message.StartsWith($"model, byte {offset}: ", StringComparison.Ordinal))
                Assert.Fail($"No byte of the {bytes.Length} is named: {error.Message}");
            return null;
        }
        finally
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated > 2 * bytes.Length + (1 << 20)) Assert.Fail($"{allocated} bytes were allocated for a file of {bytes.Length}.");
            if (clock.ElapsedMilliseconds > 1000) Assert.Fail($"Reading {bytes.Length} bytes took {clock.ElapsedMilliseconds} ms.");
        }
    }

    public static int HeaderLength(byte[] bytes) => (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);

    public static string Header(byte[] bytes) => Encoding.UTF8.GetString(bytes, 8, HeaderLength(bytes));

    /// <summary>The file with another header, its length and its checksum made right.</summary>
    public static byte[] WithHeader(byte[] bytes, string header)
    {
        var json = Encoding.UTF8.GetBytes(header);
        byte[] changed = [.. new byte[8], .. json, .. bytes.AsSpan(8 + HeaderLength(bytes))];
        BinaryPrimitives.WriteInt64LittleEndian(changed, json.Length);
        return Resummed(changed);
    }

    /// <summary>The file with the header's checksum made right.</summary>
    public static byte[] Resummed(byte[] bytes)
    {
        var name = "\"header_checksum\":\""u8;
        var place = bytes.AsSpan().IndexOf(name) + name.Length;
        if (place < name.Length || place + 8 > bytes.Length || HeaderLength(bytes) is var length && (length < 0 || 8 + length > bytes.Length)) return bytes;
        var changed = (byte[])bytes.Clone();
        changed.AsSpan(place, 8).Fill((byte)'0');
        Encoding.ASCII.GetBytes(Crc32C.Of(changed.AsSpan(0, 8 + length)).ToString("x8"), changed.AsSpan(place));
        return changed;
    }

    /// <summary>The file with the tensors' checksums and the header's made right, as long as its header can be read.</summary>
    public static byte[] WhollyResummed(byte[] bytes)
    {
        var (header, start) = (Header(bytes), 8 + HeaderLength(bytes));
        foreach (Match tensor in TensorPattern().Matches(header))
        {
            var (begin, end) = (int.Parse(tensor.Groups["begin"].Value), int.Parse(tensor.Groups["end"].Value));
            if (begin > end || start + end > bytes.Length) continue;
            var type = SafeTensorsEntry.Types.GetValueOrDefault(tensor.Groups["type"].Value);
            var text = $"{type}[{tensor.Groups["shape"].Value.Replace(",", ", ", StringComparison.Ordinal)}]";
            var checksum = Crc32C.Append(Crc32C.Of(Encoding.UTF8.GetBytes(text)), bytes.AsSpan(start + begin, end - begin));
            var name = $"\\\"{tensor.Groups["name"].Value}\\\":\\\"";
            header = Regex.Replace(header, Regex.Escape(name) + "[0-9a-f]{8}", name.Replace("$", "$$", StringComparison.Ordinal) + checksum.ToString("x8"));
        }
        return WithHeader(bytes, header);
    }

    [GeneratedRegex("""
        "(?<name>[^"\\]+)":\{"dtype":"(?<type>[A-Z0-9]+)","shape":\[(?<shape>[0-9,]*)\],"data_offsets":\[(?<begin>[0-9]+),(?<end>[0-9]+)\]\}
        """)]
    public static partial Regex TensorPattern();
}
