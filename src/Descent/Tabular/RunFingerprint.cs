using System.Text.Json.Nodes;
using Descent.Data;
using Descent.Models;
using Descent.Training;

namespace Descent.Tabular;

/// <summary>What tells one run from another in a line: short hashes of its data, its configuration and the weights that came out.</summary>
internal static class RunFingerprint
{
    /// <summary>The name of its part of the record.</summary>
    public const string Section = "fingerprint";

    private const string Data = "data", Configuration = "configuration";

    /// <summary>What a model file keeps of it: the weights' follows from the weights in the file.</summary>
    /// <param name="data">The rows'.</param>
    /// <param name="settings">How they were used.</param>
    /// <param name="model">The network, whose architecture is part of the configuration.</param>
    /// <param name="schema">What the columns are, which is part of it too.</param>
    public static JsonObject Of(Fingerprint data, JsonObject settings, Model model, Schema schema) => new()
    {
        [Data] = data.Short,
        [Configuration] = Fingerprint.Of(string.Join('\n', settings.ToJsonString(), model.ToJson(), schema.ToJson())).Short,
    };

    /// <summary><c>data 0123456789abcdef, configuration .., weights ..</c>; the weights alone where the record is of an older version.</summary>
    public static string Describe(JsonObject record, Model model)
    {
        var kept = record[Section] is JsonObject section ? section.Select(entry => $"{entry.Key} {entry.Value}") : [];
        return string.Join(", ", [.. kept, $"weights {Fingerprint.Of(model)}"]);
    }
}
