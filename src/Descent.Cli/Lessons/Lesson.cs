using System.Reflection;

namespace Descent.Cli.Lessons;

/// <summary>A lesson: one of the programs in <c>samples/</c>, which are embedded as they are.</summary>
/// <param name="Name">The file's name, without <c>.cs</c>.</param>
/// <param name="Program">Its text.</param>
internal sealed record Lesson(string Name, string Program)
{
    private const string Prefix = "Descent.Cli.Lessons.", Guide = Prefix + "lessons.md";

    /// <summary>All lessons, in the order in which <c>docs/lessons.md</c> teaches them.</summary>
    public static IReadOnlyList<Lesson> All { get; } = ReadAll();

    /// <summary>What it shows: the program's first comment.</summary>
    public string Description => Program.Split('\n').First(line => line.StartsWith("// ", StringComparison.Ordinal))[3..].TrimEnd();

    private static Lesson[] ReadAll()
    {
        var guide = Read(Guide);
        return
        [
            .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
                .Where(resource => resource.StartsWith(Prefix, StringComparison.Ordinal) && resource.EndsWith(".cs", StringComparison.Ordinal))
                .Select(resource => new Lesson(resource[Prefix.Length..^".cs".Length], Read(resource)))
                .OrderBy(lesson => guide.IndexOf($"samples/{lesson.Name}.cs", StringComparison.Ordinal)),
        ];
    }

    private static string Read(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly lacks the resource {resource}."));
        return reader.ReadToEnd();
    }
}
