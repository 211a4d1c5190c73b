namespace Descent.Export.CSharp;

/// <summary>Functions that exported code calls: sections of an embedded text, each below a line <c>//# Name: Needed Needed</c>, in the order in which they are written.</summary>
internal sealed class Helpers
{
    private const string Mark = "//# ";

    private static readonly Lazy<IReadOnlyList<(string Name, string[] Needs, string Code)>> s_all = new(Read);

    private readonly HashSet<string> _used = [];

    /// <summary>Notes that a function is called.</summary>
    /// <returns>Its name.</returns>
    public string Use(string name)
    {
        if (_used.Add(name))
            foreach (var needed in s_all.Value.Single(helper => helper.Name == name).Needs) Use(needed);
        return name;
    }

    /// <summary>The functions that are called.</summary>
    public IEnumerable<string> Code => s_all.Value.Where(helper => _used.Contains(helper.Name)).Select(helper => helper.Code);

    private static List<(string, string[], string)> Read()
    {
        using var reader = new StreamReader(typeof(Helpers).Assembly.GetManifestResourceStream("Descent.Export.Helpers")!);
        var sections = reader.ReadToEnd().ReplaceLineEndings("\n").Split(Mark, StringSplitOptions.RemoveEmptyEntries);
        return [.. sections.Select(section =>
        {
            var end = section.IndexOf('\n', StringComparison.Ordinal);
            var title = section[..end].Split(':', StringSplitOptions.TrimEntries);
            return (title[0], title.Length == 1 ? [] : title[1].Split(' '), section[(end + 1)..].TrimEnd());
        })];
    }
}
