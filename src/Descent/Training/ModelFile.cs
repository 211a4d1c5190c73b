using System.Collections.ObjectModel;
using Descent.Graph;
using Descent.Models;
using Descent.Serialization;

namespace Descent.Training;

/// <summary>
/// A model as one .safetensors file: the weights under their paths, and in the metadata the architecture, the engine's version, checksums
/// and further sections of text (preprocessing, labels, the training's configuration). Equal models give equal bytes.
/// </summary>
public static class ModelFile
{
    /// <summary>What the name of a further tensor begins with, so that it is not taken for a weight.</summary>
    public const string FurtherPrefix = "@";

    private const string ArchitectureKey = "architecture", EngineKey = "engine", SectionPrefix = "section:";

    /// <summary>What wrote the file: name and version.</summary>
    internal static string Engine => "Descent " + typeof(ModelFile).Assembly.GetName().Version!.ToString(3);

    /// <summary>Writes a model; the file is there whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The model.</param>
    /// <param name="sections">Further texts by name.</param>
    /// <param name="tensors">Further tensors by name, each beginning with <see cref="FurtherPrefix"/>.</param>
    /// <param name="catalogue">Where the layers' names come from; null is <see cref="Catalogue.Default"/>.</param>
    /// <exception cref="InvalidOperationException">A layer, or an item in its settings, is not in the catalogue.</exception>
    /// <exception cref="ArgumentException">The name of a further tensor does not begin with the prefix.</exception>
    /// <exception cref="IOException">The file cannot be written; what was there before still is.</exception>
    public static void Save(string path, Model model, IReadOnlyDictionary<string, string>? sections = null, IReadOnlyDictionary<string, TensorData>? tensors = null, Catalogue? catalogue = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var all = new Dictionary<string, TensorData>(model.GetWeights());
        foreach (var (name, tensor) in tensors ?? ReadOnlyDictionary<string, TensorData>.Empty)
        {
            if (!IsFurther(name)) throw new ArgumentException($"The tensor \"{name}\" is no weight of the model: its name needs to begin with {FurtherPrefix}.", nameof(tensors));
            all.Add(name, tensor);
        }
        Write(path, model.ToJson(catalogue), sections ?? ReadOnlyDictionary<string, string>.Empty, all);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="catalogue">Where the layers' names are looked up; null is <see cref="Catalogue.Default"/>.</param>
    /// <exception cref="ModelFileException">The file is no model, is damaged, names a layer or setting that is not known, or its tensors are not exactly the model's.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public static SavedModel Load(string path, Catalogue? catalogue = null)
    {
        using var stream = File.OpenRead(path);
        return LoadFrom(stream, path, catalogue);
    }

    /// <summary>Reads a model from a stream; <paramref name="path"/> is its name in messages.</summary>
    /// <exception cref="ModelFileException">As <see cref="Load"/> throws it.</exception>
    internal static SavedModel LoadFrom(Stream stream, string path, Catalogue? catalogue = null)
    {
        var file = Read(stream, path);
        try
        {
            var model = Model.FromJson(file.Architecture, catalogue);
            var weights = Part(file.Tensors, name => !IsFurther(name));
            foreach (var (name, type) in model.VariableTypes())
                if (weights.TryGetValue(name, out var weight) && weight.DType != type.DType) throw new FormatException($"The model computes in {type.DType}, but {name} is {weight.DType}.");
            // Compares all shapes before anything of the architecture's sizes is allocated.
            model.SetWeights(weights);
            return new(model, file.Sections, Part(file.Tensors, IsFurther));
        }
        catch (Exception error) when (error is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new ModelFileException(path, error.Message.TrimEnd('.', '?'), "Register layers of your own before loading, and use the version that saved the file or a newer one.", error);
        }
    }

    /// <summary>Writes an architecture, sections and tensors, weights and others.</summary>
    internal static void Write(string path, string architecture, IEnumerable<KeyValuePair<string, string>> sections, IReadOnlyDictionary<string, TensorData> tensors, bool keepPrevious = false)
    {
        var metadata = new Dictionary<string, string> { [ArchitectureKey] = architecture, [EngineKey] = Engine };
        foreach (var (name, text) in sections) metadata.Add(SectionPrefix + name, text);
        new SafeTensorsFile(tensors, metadata).Write(path, keepPrevious);
    }

    /// <summary>Reads what a file holds, and builds nothing of it.</summary>
    /// <exception cref="ModelFileException">The file is no model, or is damaged.</exception>
    internal static ModelRecord Read(string path)
    {
        using var stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>Reads what a stream holds; <paramref name="path"/> is its name in messages.</summary>
    /// <exception cref="ModelFileException">The content is no model, or is damaged.</exception>
    internal static ModelRecord Read(Stream stream, string path)
    {
        var file = SafeTensorsFile.Read(stream, path, requireChecksums: true);
        return file.Metadata.TryGetValue(ArchitectureKey, out var architecture) ? new(file.Metadata.GetValueOrDefault(EngineKey, ""), architecture, Sections(file.Metadata), file.Tensors)
            : throw new ModelFileException(path, $"the metadata has no \"{ArchitectureKey}\", so it is not a model saved by Descent", "Give a file that was saved as a model.");
    }

    private static bool IsFurther(string name) => name.StartsWith(FurtherPrefix, StringComparison.Ordinal);

    private static Dictionary<string, TensorData> Part(IReadOnlyDictionary<string, TensorData> tensors, Func<string, bool> isIncluded) =>
        tensors.Where(tensor => isIncluded(tensor.Key)).ToDictionary(StringComparer.Ordinal);

    private static Dictionary<string, string> Sections(IReadOnlyDictionary<string, string> metadata) => metadata
        .Where(entry => entry.Key.StartsWith(SectionPrefix, StringComparison.Ordinal))
        .ToDictionary(entry => entry.Key[SectionPrefix.Length..], entry => entry.Value, StringComparer.Ordinal);
}
