namespace Descent.Data;

/// <summary>Lists in messages.</summary>
internal static class Text
{
    private const int Shown = 20;

    /// <summary><c>a, b, c</c>, at most 20 of them.</summary>
    public static string List(IReadOnlyCollection<string> items) =>
        string.Join(", ", items.Take(Shown)) + (items.Count > Shown ? $", ... ({items.Count} in all)" : "");
}
