using System.Collections.Concurrent;
using Descent.Tests.Api;

namespace Descent.Fuzz;

/// <summary>The inputs that mutations begin with: good ones, and each that ever broke a reader (<c>broke-*</c>).</summary>
internal static class Corpus
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<byte[]>> s_known = [];

    /// <summary>All inputs of a reader, in the order of their names.</summary>
    public static IReadOnlyList<byte[]> Of(FuzzReader reader) => s_known.GetOrAdd(reader.Name, _ => [.. Read(reader.Name), .. reader.Known]);

    private static IEnumerable<byte[]> Read(string reader)
    {
        var folder = Repository.Path("tests", "Descent.Fuzz", "Corpus", reader);
        return !Directory.Exists(folder) ? [] : Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes);
    }
}
