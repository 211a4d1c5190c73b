using System.Buffers.Binary;
using System.Text;
using Descent.Graph;
using Descent.Models;

namespace Descent.Export.CSharp;

/// <summary>The weights that a network uses, as fields.</summary>
/// <param name="model">The network.</param>
/// <param name="helpers">The functions that are called.</param>
/// <param name="names">The names of the class.</param>
internal sealed class WeightCode(Model model, Helpers helpers, Identifiers names)
{
    private const int MostLiterals = 16, LettersALine = 120;

    private readonly IReadOnlyDictionary<string, TensorData> _weights = model.GetWeights();
    private readonly Dictionary<string, string> _fields = [];
    private readonly List<string> _code = [];

    /// <summary>The fields' code.</summary>
    public IEnumerable<string> Code => _code;

    /// <summary>The field of a variable.</summary>
    public string Use(string path) => Use(path, () => (Shape(path), Values(path)));

    /// <summary>A field of values that follow from weights.</summary>
    /// <param name="name">A name like a path.</param>
    /// <param name="values">What they are, in words, and their values.</param>
    public string Use(string name, Func<(string What, float[] Values)> values)
    {
        if (_fields.TryGetValue(name, out var known)) return known;
        var field = names.Type(name);
        var (what, numbers) = values();
        _code.Add($"    /// <summary><c>{Literals.Xml(name)}</c>: {what}.</summary>\n    private static readonly float[] {field} = {Expression(numbers)};");
        return _fields[name] = field;
    }

    /// <summary>The values of a variable.</summary>
    public float[] Values(string path) => [.. _weights[path].ToDoubles().Select(value => (float)value)];

    private string Shape(string path) => string.Join(" x ", _weights[path].Shape.Select(Literals.Of));

    private string Expression(float[] values)
    {
        if (values.Length <= MostLiterals) return $"[{string.Join(", ", values.Select(Literals.Of))}]";
        var bytes = new byte[values.Length * sizeof(float)];
        for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        var lines = Convert.ToBase64String(bytes).Chunk(LettersALine).Select(line => "        " + new string(line));
        return $"{helpers.Use("Floats")}(\"\"\"\n{string.Join('\n', lines)}\n        \"\"\"u8)";
    }
}
