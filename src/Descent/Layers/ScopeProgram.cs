using Descent.Graph;
using Descent.Graph.Ops;
using Descent.Regularizers;

namespace Descent.Layers;

/// <summary>What all scopes of one program share: where variables come from, and what the layers left behind.</summary>
internal sealed class ScopeProgram(VariableStore? store, DType dtype, bool training, RandomInputs? random)
{
    private readonly Dictionary<string, Tensor> _values = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, VariableRequest> _requests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _streams = new(StringComparer.Ordinal);
    private readonly Dictionary<object, string> _places = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _penalized = new(StringComparer.Ordinal);
    private readonly Dictionary<Tensor, Tensor> _masks = [];
    private readonly List<string> _updated = [];
    private readonly List<Tensor> _penalties = [];
    private readonly List<LayerBuild> _builds = [];

    /// <summary>Where the variables come from; null in a probe.</summary>
    public VariableStore? Store => store;

    public bool Training => training;

    public DType DType => dtype;

    public IReadOnlyList<Tensor> Penalties => _penalties;

    /// <summary>The variables that the layers asked for, in that order.</summary>
    public IReadOnlyList<VariableRequest> Requests => [.. _requests.Values];

    /// <summary>The layers of models that were built, in that order.</summary>
    public IReadOnlyList<LayerBuild> Builds => _builds;

    public IReadOnlyList<VariableUpdate> Updates => store is null ? [] : [.. _updated.Select(path => new VariableUpdate(store.Find(path)!.Variable, _values[path]))];

    /// <summary>A program without variables: their values are placeholders.</summary>
    public static ScopeProgram Probe(DType dtype, bool training)
    {
        var zero = Tensor.Constant(0, DType.Int64);
        return new(null, dtype, training, new(zero, zero, zero));
    }

    public void Record(LayerBuild build) => _builds.Add(build);

    /// <summary>The path at which something was first built in this program: the given one, if it was not yet.</summary>
    public string PlaceOf(object shared, string path)
    {
        if (_places.TryGetValue(shared, out var first)) return first;
        _places.Add(shared, path);
        return path;
    }

    public Tensor Read(VariableRequest request)
    {
        if (_requests.TryGetValue(request.Path, out var earlier)) request.Check(earlier.Type, earlier.IsState);
        _requests[request.Path] = request;
        var variable = store?.Require(request);
        if (!_values.TryGetValue(request.Path, out var value))
            _values[request.Path] = value = variable?.Value ?? Tensor.Input(request.Path, request.Type.DType, request.Type.Shape);
        return value;
    }

    public void Update(string path, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!_requests.TryGetValue(path, out var request) || !request.IsState)
            throw new InvalidOperationException($"{path} is no state: ask for it with State before it is updated.");
        if (value.Type != request.Type) throw new ShapeException($"The state {path} is {request.Type} and cannot become {value.Type}.");
        if (!_updated.Contains(path)) _updated.Add(path);
        _values[path] = value;
    }

    public Tensor RandomUniform(string stream, Shape shape)
    {
        if (random is null) throw new InvalidOperationException($"{stream} needs random numbers, and the program was opened without the seed, step and first row: give the scope RandomInputs.");
        var use = _streams[stream] = _streams.GetValueOrDefault(stream) + 1;
        var name = use == 1 ? stream : $"{stream}:{use}";
        return Tensor.Apply(new RandomUniform(name, dtype, shape), random.Seed, random.Step, random.FirstRow);
    }

    public Tensor? MaskOf(Tensor sequences) => _masks.GetValueOrDefault(sequences);

    public void SetMask(string path, Tensor sequences, Tensor mask)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(mask);
        if (sequences.Shape.Rank < 2 || mask.Type != new TensorType(DType.Bool, sequences.Shape[..2]))
            throw new ShapeException($"The mask of {path} needs to be Bool[batch, time] for sequences [batch, time, ..], got {mask.Type} for {sequences.Type}.");
        _masks[sequences] = mask;
    }

    /// <summary>Gives the outputs of a layer that keeps the steps of sequences the mask of its inputs.</summary>
    public void PassMasks(string path, IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor> outputs)
    {
        foreach (var output in outputs)
            if (!_masks.ContainsKey(output) && Masks.Joined([.. inputs.Select(MaskOf)], output.Shape) is { } mask) SetMask(path, output, mask);
    }

    public void PenalizeOnce(string path, Tensor value, Regularizer regularizer)
    {
        if (_penalized.Add(path)) AddPenalty(path, regularizer.Penalty(value));
    }

    public void AddPenalty(string path, Tensor penalty)
    {
        ArgumentNullException.ThrowIfNull(penalty);
        if (penalty.Shape.Rank != 0) throw new ShapeException($"The penalty of {path} needs to be a scalar, got {penalty.Type}: reduce it with Sum.");
        _penalties.Add(penalty);
    }
}
