namespace Descent.Data;

/// <summary>Compares names without regard to letter case, underscores, hyphens, points and spaces: <c>SepalLength</c> is <c>sepal_length</c>.</summary>
internal sealed class LooseNames : IEqualityComparer<string>
{
    public static LooseNames Instance { get; } = new();

    public bool Equals(string? x, string? y) => x is null || y is null ? x == y : Strip(x) == Strip(y);

    public int GetHashCode(string obj) => Strip(obj).GetHashCode(StringComparison.Ordinal);

    private static string Strip(string name) => string.Concat(name.Where(c => c is not ('_' or '-' or '.' or ' '))).ToUpperInvariant();
}
