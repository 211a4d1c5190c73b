using Descent.Graph;

namespace Descent.Models;

/// <summary>Whether some values are exactly those of a model.</summary>
internal static class WeightCheck
{
    /// <exception cref="ArgumentException">A path is missing or unknown; the message lists both.</exception>
    /// <exception cref="ShapeException">A shape differs.</exception>
    public static void Check(IReadOnlyList<(string Path, TensorType Type)> variables, IReadOnlyDictionary<string, TensorData> weights)
    {
        var known = variables.Select(variable => variable.Path).ToHashSet(StringComparer.Ordinal);
        string[] missing = [.. known.Where(path => !weights.ContainsKey(path)).Order(StringComparer.Ordinal)];
        string[] unknown = [.. weights.Keys.Where(path => !known.Contains(path)).Order(StringComparer.Ordinal)];
        if (missing.Length + unknown.Length > 0)
            throw new ArgumentException($"The weights are not those of the model: missing are {List(missing)}; not of the model are {List(unknown)}.");
        foreach (var variable in variables)
            if (weights[variable.Path].Shape != variable.Type.Shape)
                throw new ShapeException($"The model's {variable.Path} has the shape {variable.Type.Shape} and cannot take values of shape {weights[variable.Path].Shape}.");
    }

    private static string List(string[] paths) => paths.Length == 0 ? "none" : string.Join(", ", paths);
}
