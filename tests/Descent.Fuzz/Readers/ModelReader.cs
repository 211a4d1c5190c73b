using System.Runtime.CompilerServices;
using System.Text;
using Descent.Fuzz.Mutations;
using Descent.Graph;
using Descent.Models;
using Descent.Serialization;
using Descent.Training;

namespace Descent.Fuzz.Readers;

/// <summary>
/// Model files. Checksums refuse nearly all that is changed, so three in four inputs have their texts or tensors changed and checksums that fit again. What is read is
/// written; where the architecture is one of the corpus, it predicts as well.
/// </summary>
internal class ModelReader : FuzzReader
{
    private const string Architecture = "architecture";

    private readonly Lazy<HashSet<string>> _architectures;
    private readonly ConditionalWeakTable<byte[], StrongBox<SafeTensorsFile?>> _contents = [];

    public ModelReader() => _architectures = new(() => [.. Corpus.Of(this).Select(Content).OfType<SafeTensorsFile>().Select(file => file.Metadata.GetValueOrDefault(Architecture, ""))]);

    public override string Name => "model";

    /// <summary>Only the first way predicts: to compile a program takes as long as to read a hundred files.</summary>
    public override int Variants => 10;

    public override long AllocatedAtMost => 16 << 20;

    public override long AllocatedPerByte => 4000;

    public override TokenLanguage Language => ArchitectureReader.ArchitectureLanguage;

    /// <summary>The architectures of that reader's corpus as files: with their weights, or alone where they make no model.</summary>
    public override IEnumerable<byte[]> Known => Corpus.Of(new ArchitectureReader()).Select(File);

    public override byte[] Mutate(SplitMix random, IReadOnlyList<byte[]> corpus)
    {
        var input = random.Of(corpus);
        if (random.Chance(4) || Content(input) is not { } file) return Mutator.Mutate(random, input, corpus, Language);
        var (tensors, metadata) = (file.Tensors.ToDictionary(), file.Metadata.ToDictionary());
        if (random.Chance(4)) Change(random, tensors);
        else
        {
            var text = random.Chance(2) ? Architecture : random.Of([.. metadata.Keys.Order(StringComparer.Ordinal)]);
            metadata[text] = Encoding.UTF8.GetString(Mutator.Mutate(random, Encoding.UTF8.GetBytes(metadata.GetValueOrDefault(text, "{}")), corpus, Language));
        }
        using var stream = new MemoryStream();
        new SafeTensorsFile(tensors, metadata).Write(stream);
        return stream.ToArray();
    }

    public override object Read(byte[] input, int variant) => ModelFile.LoadFrom(new MemoryStream(input), Source);

    public override void Use(object content, int variant)
    {
        var (model, sections, tensors) = (SavedModel)content;
        Require(model.GetWeights().Values.All(weight => weight is not null) && sections is not null && tensors is not null, "a part of the model is missing");
        if (variant != 0 || !_architectures.Value.Contains(model.ToJson())) return;
        var outputs = model.Predict([.. model.Inputs.Select(input => TensorData.Zeros(input.DType, Shape.Create([1, .. input.Shape])))]);
        Require(outputs.All(output => output.Rows == 1), "a prediction for one row has another number of rows");
    }

    public override bool IsOwn(Exception error) => error is ModelFileException && error.Message.StartsWith(Source, StringComparison.Ordinal);

    private static void Change(SplitMix random, Dictionary<string, TensorData> tensors)
    {
        var name = random.Of([.. tensors.Keys.Order(StringComparer.Ordinal), ""]);
        if (tensors.Remove(name, out var data) && random.Chance(4)) return;
        tensors[random.Chance(2) ? name : random.Of(["", "@", "dense/bias", "a/kernel", name + "/", "@further", "@progress/epoch", "@progress/batch", "@progress/step"])] = random.Next(5) switch
        {
            4 => TensorData.From([random.Chance(2) ? long.MaxValue : -1L], Shape.Scalar),
            0 => TensorData.From([float.NaN, float.PositiveInfinity, -0f]),
            1 => TensorData.Zeros(DType.Float64, data?.Shape ?? [2]),
            2 => TensorData.Zeros(DType.Float32, [0]),
            _ => data is null ? TensorData.From<int>([7]) : TensorData.Zeros(data.DType, [1, .. data.Shape]),
        };
    }

    private static byte[] File(byte[] architecture)
    {
        var json = Encoding.UTF8.GetString(architecture);
        IReadOnlyDictionary<string, TensorData> weights = new Dictionary<string, TensorData>();
        try
        {
            if (Model.FromJson(json) is { IsBuilt: true } model) weights = model.GetWeights();
        }
        catch (FormatException)
        {
            // It once broke the reader, and is refused.
        }
        using var stream = new MemoryStream();
        new SafeTensorsFile(new Dictionary<string, TensorData>(weights) { ["@slot"] = TensorData.From([1f, 2f]) }, new Dictionary<string, string> { [Architecture] = json, ["section:labels"] = "{}" }).Write(stream);
        return stream.ToArray();
    }

    private SafeTensorsFile? Content(byte[] input) => _contents.GetValue(input, bytes => new(Parsed(bytes))).Value;

    /// <summary>What a good input holds; null of one that is damaged.</summary>
    private static SafeTensorsFile? Parsed(byte[] input)
    {
        try
        {
            return SafeTensorsFile.Read(new MemoryStream(input), Source);
        }
        catch (ModelFileException)
        {
            return null;
        }
    }
}
