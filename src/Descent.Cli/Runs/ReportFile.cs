using Descent.Reports;
using Descent.Tabular.Results;

namespace Descent.Cli.Runs;

/// <summary>The report in a run's folder.</summary>
internal static class ReportFile
{
    public const string Name = "report.html";

    /// <summary>Writes it whole or not at all.</summary>
    /// <exception cref="UsageException">There cannot be such a file.</exception>
    public static void Write(string path, RunResults results) => OutputFile.Write(path, stream => HtmlReport.Write(results, stream));
}
