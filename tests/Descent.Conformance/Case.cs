using System.Text.Json;
using Descent.Graph;

namespace Descent.Conformance;

/// <summary>One case of a file: what goes in, what must come out, how near.</summary>
internal sealed class Case(JsonElement json)
{
    public string Name => Text("name");

    public string Kind => Text("kind");

    /// <summary>A field; null where it is absent or null.</summary>
    public JsonElement? this[string field] =>
        json.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public string Text(string field) => this[field]?.GetString() ?? throw new InvalidDataException($"The case has no \"{field}\".");

    public double Number(string field) => this[field]?.GetDouble() ?? throw new InvalidDataException($"The case has no \"{field}\".");

    public JsonElement Needed(string field) => this[field] ?? throw new InvalidDataException($"The case has no \"{field}\".");

    public IEnumerable<JsonElement> List(string field) => Needed(field).EnumerateArray();

    /// <summary>A field as a tensor: numbers in the given precision, whole numbers and truths as they are.</summary>
    public TensorData Tensor(string field, DType precision) => CaseTensor.Read(Needed(field), precision);

    /// <summary>The item that <c>class_name</c> and <c>config</c> describe.</summary>
    public T Build<T>() where T : class => CaseItem.Read<T>(json);

    /// <summary>Whether the case says how near a result of that precision must come.</summary>
    public bool States(DType precision) => Entry(precision).ValueKind == JsonValueKind.Object;

    public Tolerance Tolerance(DType precision)
    {
        var entry = Entry(precision);
        return new(entry.GetProperty("rtol").GetDouble(), entry.GetProperty("atol").GetDouble());
    }

    private JsonElement Entry(DType precision) =>
        Needed("tolerance").TryGetProperty(precision == DType.Float64 ? "float64" : "float32", out var entry) ? entry : default;
}
