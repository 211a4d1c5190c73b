namespace Descent.Reports;

/// <summary>The report's style sheet, a file beside this one that the library carries.</summary>
internal static class StyleSheet
{
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream("Descent.Reports.Report.css") ?? throw new InvalidOperationException("The library lacks its style sheet.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
