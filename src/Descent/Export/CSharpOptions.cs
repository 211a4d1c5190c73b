using Descent.Export.CSharp;

namespace Descent.Export;

/// <summary>How the code of <see cref="CSharpExport"/> is called.</summary>
public sealed record CSharpOptions
{
    /// <summary>The namespace, such as <c>Clinic.Models</c>; <c>Models</c> by default.</summary>
    /// <exception cref="ArgumentException">It is no name in C#.</exception>
    public string Namespace { get; init => field = Check(value, nameof(Namespace), value.Split('.')); } = "Models";

    /// <summary>The class; null: by the target, such as <c>SpeciesModel</c>.</summary>
    /// <exception cref="ArgumentException">It is no name in C#, or one that the code needs itself.</exception>
    public string? ClassName { get; init => field = value is null ? null : Check(value, nameof(ClassName), [value]); }

    /// <summary>How the file was made, for its first lines, such as a command; null: they say nothing of it.</summary>
    public string? Origin { get; init; }

    /// <summary>A class's name for any text: <c>HeartModel</c> for <c>heart model</c>.</summary>
    public static string ClassNameOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Identifiers.Pascal(text);
    }

    private static string Check(string text, string setting, string[] parts)
    {
        if (!parts.All(Identifiers.IsIdentifier)) throw new ArgumentException($"{setting} needs to be a name in C#: letters, digits and underscores, no digit first and no keyword, got '{text}'.");
        if (setting == nameof(ClassName) && Identifiers.Members.Contains(text)) throw new ArgumentException($"{setting} cannot be {text}, which is the name of a member of the class: choose another.");
        return text;
    }
}
