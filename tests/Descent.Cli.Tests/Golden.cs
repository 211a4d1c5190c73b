using System.Runtime.CompilerServices;

namespace Descent.Cli.Tests;

/// <summary>
/// Texts that are compared to the letter. After a change that is meant, DESCENT_UPDATE_GOLDEN=1 writes the files anew; the difference is then
/// read in the commit.
/// </summary>
internal static class Golden
{
    public static void Check(string name, string output, [CallerFilePath] string source = "")
    {
        var root = Path.GetDirectoryName(source)!;
        while (!Directory.Exists(Path.Combine(root, "Golden"))) root = Path.GetDirectoryName(root)!;
        var path = Path.Combine(root, "Golden", name);
        var lines = string.Join('\n', output.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("DESCENT_UPDATE_GOLDEN") == "1") File.WriteAllText(path, lines);
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), lines);
    }
}
