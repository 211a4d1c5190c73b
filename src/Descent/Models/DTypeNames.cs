using Descent.Graph;

namespace Descent.Models;

/// <summary>The names of element types in files: <c>float32</c>.</summary>
internal static class DTypeNames
{
    public static string Of(DType type) => type.ToString().ToLowerInvariant();

    /// <exception cref="FormatException">There is no such type.</exception>
    public static DType Read(string name)
    {
        foreach (var type in Enum.GetValues<DType>())
            if (Of(type) == name) return type;
        throw new FormatException($"There is no element type \"{name}\"{NearestName.Remedy(name, [.. Enum.GetValues<DType>().Select(Of)])}");
    }
}
