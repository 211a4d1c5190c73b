using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Serialization;
using Descent.Tests.Training.Checkpoints;
using Descent.Tests.Training;
using Descent.Training;
using Descent.Training.Checkpoints;

namespace Descent.Tests.Serialization;

/// <summary>A small checkpoint and a small model file, ways to damage them, and what reading the damaged bytes may cost.</summary>
internal static partial class TornFile
{
    /// <summary>The checkpoint of a small net, trained with Adam for an epoch.</summary>
    public static byte[] SampleCheckpoint()
    {
        using var folder = new FolderInMemory();
        var model = new Sequential(new Input(5), new Dense(3, "tanh"), new Dense(1, "sigmoid")) { Seed = 3 };
        model.Compile(new Adam(), [new("binary_crossentropy")], Nets.OneThread);
        var (train, _) = ResumedTrainings.Data("dense");
        model.Fit(train, new FitOptions { Epochs = 1, BatchSize = 4, Seed = 11, Callbacks = [new Checkpointing(folder.Path)] });
        return File.ReadAllBytes(folder[Checkpoint.FileName]);
    }

    /// <summary>A model of four layers with two sections; no two of its tensors are equal.</summary>
    public static byte[] SampleModel()
    {
        using var folder = new FolderInMemory();
        var model = new Sequential(new Input(20), new Dense(16, "relu"), new Dense(16, "tanh"), new Dense(16, "tanh"), new Dense(2)) { Seed = 5 };
        var weights = model.GetWeights();
        foreach (var (place, weight) in weights.Values.Index()) weight.Span<float>()[0] = place;
        model.SetWeights(weights);
        ModelFile.Save(folder["model"], model,
            new Dictionary<string, string> { ["labels"] = """["no","yes, and \\ \"quoted\""]""", ["task"] = "größe" },
            new Dictionary<string, TensorData> { ["@step"] = TensorData.From([7L], Shape.Scalar), ["@seen"] = TensorData.From([true, false, true]) });
        return File.ReadAllBytes(folder["model"]);
    }

    /// <summary>Reads what the bytes hold within 1 s and twice their memory + 1 MiB; null if they are refused, as they have to be: with a byte of theirs named.</summary>
    public static SafeTensorsFile? Read(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        var read = ReadOrRefuse(bytes);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > 2 * bytes.Length + (1 << 20)) Assert.Fail($"{allocated} bytes were allocated for a file of {bytes.Length}.");
        // A busy machine may have held up the test; a file that takes long takes long each time.
        for (var trial = 1; clock.ElapsedMilliseconds > 1000; trial++)
        {
            if (trial == 4) Assert.Fail($"Reading {bytes.Length} bytes took {clock.ElapsedMilliseconds} ms.");
            clock.Restart();
            ReadOrRefuse(bytes);
        }
        return read;
    }

    private static SafeTensorsFile? ReadOrRefuse(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
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
