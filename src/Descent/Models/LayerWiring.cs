using System.Globalization;
using System.Text.Json;
using Descent.Graph;
using Descent.Layers;

namespace Descent.Models;

/// <summary>Applies the layers of an architecture to one another, in whatever order they stand there.</summary>
internal sealed class LayerWiring
{
    private readonly Dictionary<string, List<IReadOnlyList<LayerOutput>>> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Layer Layer, IReadOnlyList<IReadOnlyList<string>> Calls)> _calls = new(StringComparer.Ordinal);
    private readonly HashSet<(string Name, int Call)> _hopeless = [];

    public LayerWiring(IEnumerable<(string Name, LayerOutput Value)> inputs)
    {
        var values = new List<LayerOutput>();
        foreach (var (name, value) in inputs)
        {
            Add(name);
            _values[name].Add([value]);
            values.Add(value);
        }
        Inputs = values;
    }

    public IReadOnlyList<LayerOutput> Inputs { get; }

    /// <summary>What a layer is applied to: a list of references an application.</summary>
    /// <exception cref="FormatException">"inbound" is missing or of another form.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Calls(LayerDescription layer)
    {
        if (layer.Inbound is not { ValueKind: JsonValueKind.Array } inbound || inbound.GetArrayLength() == 0) throw Malformed(layer.Name);
        return inbound[0].ValueKind == JsonValueKind.String ? [References(inbound, layer.Name)] : [.. inbound.EnumerateArray().Select(call => References(call, layer.Name))];
    }

    /// <summary>Applies all layers.</summary>
    /// <exception cref="FormatException">A reference leads nowhere, or in a circle.</exception>
    public void Apply(IReadOnlyList<(Layer Layer, IReadOnlyList<IReadOnlyList<string>> Calls)> layers)
    {
        foreach (var (layer, calls) in layers)
        {
            Add(layer.Name!);
            _calls.Add(layer.Name!, (layer, calls));
        }
        foreach (var reference in layers.SelectMany(layer => layer.Calls).SelectMany(call => call)) Parse(reference);
        foreach (var (layer, calls) in layers)
            for (var call = 0; call < calls.Count; call++) ApplyAfterInputs((layer.Name!, call));
        if (layers.Any(layer => !IsDone(layer)))
            throw new FormatException($"The layers {string.Join(", ", layers.Where(layer => !IsDone(layer)).Take(20).Select(layer => layer.Layer.Name))} need each other in a circle, or an output that is not there.");
    }

    /// <summary>The value of a reference.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public LayerOutput Value(string reference) => Find(reference) ?? throw new FormatException($"There is no value \"{reference}\" in the model.");

    private bool IsDone((Layer Layer, IReadOnlyList<IReadOnlyList<string>> Calls) layer) => _values[layer.Layer.Name!].Count == layer.Calls.Count;

    /// <summary>Makes one application after those that it needs. Without recursion, which a long chain of layers would exhaust; what lies in a circle is left.</summary>
    private void ApplyAfterInputs((string Name, int Call) wanted)
    {
        var waiting = new Stack<(string Name, int Call)>([wanted]);
        var isWaiting = new HashSet<(string, int)> { wanted };
        while (waiting.TryPeek(out var place))
        {
            if (Missing(place) is not { } missing)
            {
                var (layer, calls) = _calls[place.Name];
                if (_values[place.Name].Count == place.Call) _values[place.Name].Add(layer.Apply([.. calls[place.Call].Select(Value)]).Call.Outputs);
                isWaiting.Remove(waiting.Pop());
            }
            else if (!_calls.TryGetValue(missing.Name, out var needed) || missing.Call >= needed.Calls.Count || _values[missing.Name].Count > missing.Call || _hopeless.Contains(missing) || !isWaiting.Add(missing))
            {
                _hopeless.UnionWith(waiting);
                return;
            }
            else waiting.Push(missing);
        }
    }

    /// <summary>An application that has to be made before another one: the layer's own earlier one, or one that gives an input.</summary>
    private (string Name, int Call)? Missing((string Name, int Call) place)
    {
        if (_values[place.Name].Count > place.Call) return null;
        if (_values[place.Name].Count < place.Call) return (place.Name, place.Call - 1);
        foreach (var reference in _calls[place.Name].Calls[place.Call])
            if (Find(reference) is null) return (Parse(reference).Name, Parse(reference).Call);
        return null;
    }

    private void Add(string name)
    {
        if (!_values.TryAdd(name, [])) throw new FormatException($"Two layers or inputs of the model are called \"{NearestName.Short(name)}\".");
    }

    private LayerOutput? Find(string reference)
    {
        var (name, call, output) = Parse(reference);
        var calls = _values[name];
        return call < calls.Count && output < calls[call].Count ? calls[call][output] : null;
    }

    /// <summary>The parts of <c>name</c> or <c>name:call:output</c>.</summary>
    private (string Name, int Call, int Output) Parse(string reference)
    {
        var parts = reference.Split(':');
        if (!_values.ContainsKey(parts[0]) || parts.Length is not (1 or 3))
            throw new FormatException($"There is no layer or input \"{NearestName.Short(reference)}\" in the model{NearestName.Remedy(parts[0], _values.Keys)}");
        if (parts.Length == 1) return (parts[0], 0, 0);
        return int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var call) && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var output)
            ? (parts[0], call, output) : throw new FormatException($"\"{reference}\" is not of the form name:call:output.");
    }

    private static IReadOnlyList<string> References(JsonElement call, string layer) =>
        call.ValueKind == JsonValueKind.Array && call.EnumerateArray().All(reference => reference.ValueKind == JsonValueKind.String)
            ? [.. call.EnumerateArray().Select(reference => reference.GetString()!)] : throw Malformed(layer);

    private static FormatException Malformed(string layer) =>
        new($"Layer \"{layer}\" of a functional model needs \"inbound\": the names of what it is applied to, or a list of such lists.");
}
