using System.Text;
using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports;

/// <summary>
/// A run's results as one HTML file that needs nothing else: no network, no script, no font; drawings are SVG in the page, light or dark as the reader's system is,
/// readable on a telephone and in print. Its numbers are those of <see cref="RunResults.ToJson"/>, in the <c>value</c> attributes to the last digit.
/// </summary>
public static class HtmlReport
{
    /// <summary>Writes the report to a file, in UTF-8.</summary>
    /// <param name="results">What it shows; what is null or empty there is left out.</param>
    /// <param name="path">The file, which is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(RunResults results, string path)
    {
        ArgumentNullException.ThrowIfNull(results);
        using var file = File.Create(path);
        Write(results, file);
    }

    /// <summary>Writes the report to a stream, in UTF-8, and leaves the stream open.</summary>
    /// <param name="results">What it shows; what is null or empty there is left out.</param>
    /// <param name="output">Where to.</param>
    public static void Write(RunResults results, Stream output)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(output);
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        Page.Write(new Html(writer), results);
    }
}
