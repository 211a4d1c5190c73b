using Descent.Graph;
using Descent.Initializers;

namespace Descent.Layers;

/// <summary>
/// The variables of a model by path, in the order in which they were made. A layer that is built again under its path gets the same
/// variables again.
/// </summary>
/// <param name="seed">The seed of the initial values, which depend on it and the path alone.</param>
/// <param name="dtype">The type that the model computes in, Float32 or Float64.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="dtype"/> is no floating-point type.</exception>
public sealed class VariableStore(long seed = 0, DType dtype = DType.Float32)
{
    private readonly List<string> _order = [];
    private readonly Dictionary<string, ModelVariable> _byPath = new(StringComparer.Ordinal);

    private readonly Dictionary<string, (VariableStore Store, string Prefix)> _sources = new(StringComparer.Ordinal);

    /// <summary>The type that the model computes in.</summary>
    public DType DType { get; } = dtype.IsFloat() ? dtype : throw new ArgumentOutOfRangeException(nameof(dtype), $"A model computes in Float32 or Float64, not in {dtype}.");

    /// <summary>The variables, in the order in which they were made.</summary>
    public IReadOnlyList<ModelVariable> Variables => [.. _order.Select(path => _byPath[path])];

    /// <summary>The variable of a path; null if there is none.</summary>
    public ModelVariable? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The variable of a request: the one already there, or a new one with its first values.</summary>
    internal Variable Require(VariableRequest request)
    {
        if (_byPath.TryGetValue(request.Path, out var known))
        {
            request.Check(known.Variable.Type, known.IsState);
            return known.Variable;
        }
        _order.Add(request.Path);
        var made = new ModelVariable(request, Create(request));
        _byPath.Add(request.Path, made);
        return made.Variable;
    }

    /// <summary>Those variables made from now on whose paths have a prefix are the same as another store's under another prefix, where that has them.</summary>
    internal void Share(string prefix, VariableStore source, string sourcePrefix) => _sources.TryAdd(prefix, (source, sourcePrefix));

    private Variable Create(VariableRequest request)
    {
        foreach (var (prefix, source) in _sources)
        {
            if (!request.Path.StartsWith(prefix, StringComparison.Ordinal) || source.Store.Find(source.Prefix + request.Path[prefix.Length..]) is not { } shared) continue;
            request.Check(shared.Variable.Type, shared.IsState);
            return new(request.Path, shared.Variable);
        }
        return new(request.Path, request.InitialValues(seed));
    }
}
