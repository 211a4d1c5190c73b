namespace Descent.Data;

/// <summary>Lists in messages.</summary>
internal static class Text
{
    private const int Shown = 20, LongestCell = 80;

    /// <summary>A cell as far as a message shows it: its first 80 characters.</summary>
    public static string Short(string? cell) => cell is { Length: > LongestCell } ? cell[..LongestCell] + "..." : cell ?? "";

    /// <summary><c>a, b, c</c>, at most 20 of them.</summary>
    public static string List(IReadOnlyCollection<string> items) =>
        string.Join(", ", items.Take(Shown).Select(Short)) + (items.Count > Shown ? $", ... ({items.Count} in all)" : "");
}
