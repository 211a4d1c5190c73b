using System.Text.RegularExpressions;

namespace Descent.Layers;

/// <summary>The names that layers get when they have none, as Keras makes them.</summary>
internal static partial class LayerNames
{
    /// <summary>The class's name in snake_case: <c>dense</c>, <c>leaky_re_lu</c>, <c>up_sampling2d</c>.</summary>
    public static string Default(Layer layer)
    {
        var words = CapitalizedWord().Replace(layer.Kind, "$1_$2");
        return CaseChange().Replace(words, "$1_$2").ToLowerInvariant();
    }

    /// <summary>A name that can be part of a path and of a reference in a model file.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    public static void Validate(string name)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAny('/', ':', '@'))
            throw new ArgumentException($"A layer cannot be called \"{name}\": a name has at least one character, and none of / : @.");
    }

    [GeneratedRegex("(.)([A-Z][a-z]+)")]
    private static partial Regex CapitalizedWord();

    [GeneratedRegex("([a-z])([A-Z])")]
    private static partial Regex CaseChange();
}
