using Descent.Data;

namespace Descent.Tests.Docs;

/// <summary>The files that a page speaks of: those it shows in a block that names a file, and the built-in data sets where a file NAME.csv is read.</summary>
internal static class DocsFiles
{
    public static void Write(DocsPage page, string folder, IEnumerable<Fence> readers)
    {
        foreach (var file in page.Fences.Where(fence => fence.FileName.Length > 0)) File.WriteAllText(Path.Combine(folder, file.FileName), file.Text);
        var text = string.Concat(readers.Select(fence => fence.Text));
        foreach (var set in Datasets.All.Where(set => text.Contains($"\"{set.Name}.csv\"", StringComparison.Ordinal)))
        {
            using var writer = new StreamWriter(Path.Combine(folder, $"{set.Name}.csv"));
            Csv.Write(Datasets.Load(set.Name).Table, writer);
        }
    }
}
