using System.Runtime.InteropServices;
using Descent.Graph;
using Descent.Serialization;

namespace Descent.SaveProbe;

/// <summary>
/// A program that saves when it is told to, for tests that make the system's calls of a save fail or kill the process at them: a line
/// with a number on standard input is saved, and a line on standard output says how that went.
/// </summary>
public static partial class SaveProbe
{
    /// <summary>Paths that are looked up before and after each save, so that its calls can be found in a trace.</summary>
    public const string Begin = "/descent-save-begins", End = "/descent-save-ends";

    private const int SetTracer = 0x59616d61;

    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (OperatingSystem.IsLinux()) _ = Control(SetTracer, -1, 0, 0, 0);     // else only a parent may trace it
        while (Console.ReadLine() is { } number) Console.WriteLine(Save(args[0], int.Parse(number)));
        return 0;
    }

    /// <summary>The content of a number: more bytes than are written at once, and all of them the number's.</summary>
    public static SafeTensorsFile Content(int number) => new(
        new Dictionary<string, TensorData> { ["small"] = new[] { number }, ["large"] = Enumerable.Repeat(number, 40_000).ToArray() },
        new Dictionary<string, string> { ["number"] = $"{number}" });

    private static string Save(string path, int number)
    {
        var content = Content(number);
        File.Exists(Begin);
        try
        {
            content.Write(path, keepPrevious: true);
            return "saved";
        }
        catch (Exception error)
        {
            return $"{error.GetType().Name}: {error.Message}";
        }
        finally
        {
            File.Exists(End);
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int option, nint argument2, nint argument3, nint argument4, nint argument5);
}
