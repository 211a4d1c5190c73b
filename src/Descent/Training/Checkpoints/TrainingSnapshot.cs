using Descent.Graph;

namespace Descent.Training.Checkpoints;

/// <summary>
/// The state of a training at one moment, as named tensors and texts: the same in memory and in a file. Weights have their paths as names, all else begins
/// with <see cref="ModelFile.FurtherPrefix"/>. Taken again into the same object it uses the memory again.
/// </summary>
internal sealed class TrainingSnapshot
{
    private readonly Dictionary<string, TensorData> _tensors;
    private readonly Dictionary<string, string> _texts;

    public TrainingSnapshot() : this(new Dictionary<string, TensorData>(), new Dictionary<string, string>()) { }

    /// <summary>A snapshot out of a file.</summary>
    public TrainingSnapshot(IReadOnlyDictionary<string, TensorData> tensors, IReadOnlyDictionary<string, string> texts) =>
        (_tensors, _texts) = (tensors.ToDictionary(StringComparer.Ordinal), texts.ToDictionary(StringComparer.Ordinal));

    /// <summary>Whether it is of a training with other settings, which may not have had all parts of this one: those begin afresh.</summary>
    public bool IsOfOtherTraining { get; set; }

    public IReadOnlyDictionary<string, TensorData> Tensors => _tensors;

    public IReadOnlyDictionary<string, string> Texts => _texts;

    public void Save(string name, Variable variable) => variable.Storage.Read(Memory(name, variable.Type).Bytes);

    public void Save(string name, TensorType type, ReadOnlySpan<byte> values) => values.CopyTo(Memory(name, type).Bytes);

    public void SaveCount(string name, long value) => Memory(name, new(DType.Int64, Shape.Scalar)).Span<long>()[0] = value;

    public void SaveNumber(string name, double value) => Memory(name, new(DType.Float64, Shape.Scalar)).Span<double>()[0] = value;

    public void SaveNumbers(string name, ReadOnlySpan<double> values) => values.CopyTo(Memory(name, new(DType.Float64, [values.Length])).Span<double>());

    public void SaveText(string name, string text) => _texts[name] = text;

    public void Restore(string name, Variable variable) => variable.Storage.Write(Find(name, variable.Type).Bytes);

    public void Restore(string name, TensorType type, Span<byte> values) => Find(name, type).Bytes.CopyTo(values);

    /// <summary>A number of things, from 0 to a limit.</summary>
    public long Count(string name, long most = long.MaxValue)
    {
        var value = Find(name, new(DType.Int64, Shape.Scalar)).Span<long>()[0];
        return value >= 0 && value <= most ? value : throw new FormatException($"\"{name}\" is {value}, which cannot be");
    }

    public double Number(string name) => Find(name, new(DType.Float64, Shape.Scalar)).Span<double>()[0];

    public void RestoreNumbers(string name, Span<double> values) => Find(name, new(DType.Float64, [values.Length])).Span<double>().CopyTo(values);

    /// <summary>Numbers of any count.</summary>
    public double[] Numbers(string name) => !_tensors.TryGetValue(name, out var data) ? throw Missing(name)
        : data is { DType: DType.Float64, Shape.Rank: 1 } ? data.Span<double>().ToArray() : throw new FormatException($"\"{name}\" is {data}, a list of numbers is needed");

    /// <summary>Whether a part of this training was none of the other one that the snapshot is of.</summary>
    public bool Lacks(string name) => IsOfOtherTraining && !_tensors.ContainsKey(name);

    public string Text(string name) => _texts.TryGetValue(name, out var text) ? text : throw Missing(name);

    private TensorData Memory(string name, TensorType type)
    {
        if (_tensors.TryGetValue(name, out var kept) && kept.DType == type.DType && kept.Shape == type.Shape) return kept;
        return _tensors[name] = TensorData.Zeros(type.DType, type.Shape);
    }

    private TensorData Find(string name, TensorType type)
    {
        if (!_tensors.TryGetValue(name, out var data)) throw Missing(name);
        return data.DType == type.DType && data.Shape == type.Shape ? data : throw new FormatException($"\"{name}\" is {data} there, and {type} in this training");
    }

    private static FormatException Missing(string name) => new($"\"{name}\" is missing");
}
