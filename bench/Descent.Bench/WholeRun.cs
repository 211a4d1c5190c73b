using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Descent.Bench;

/// <summary>A process from its start to its end.</summary>
/// <param name="Seconds">Of the wall's clock.</param>
/// <param name="TestAccuracy">Of what it trained.</param>
/// <param name="PeakMib">The most memory that it had, MiB.</param>
internal sealed record WholeRun(double Seconds, double TestAccuracy, double PeakMib)
{
    public static WholeRun OfDescent(string folder, int epochs, int batch, int threads) =>
        Of("dotnet", model => [typeof(WholeRun).Assembly.Location, "mnist", folder, model, Text(epochs), Text(batch), Text(threads)]);

    public static WholeRun OfPyTorch(string folder, int epochs, int batch, int threads) =>
        Of("bash", model => [Repository.PathOf("bench", "pytorch", "run-pytorch.sh"), Text(threads), "fit.py", folder, model, Text(epochs), Text(batch)]);

    /// <summary>The line that a run prints at its end.</summary>
    public static string Line(double testAccuracy, double peakMib) => JsonSerializer.Serialize(new Report(testAccuracy, peakMib), ReportJson.Default.Report);

    private static WholeRun Of(string program, Func<string, IEnumerable<string>> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("descent-bench-");
        try
        {
            var info = new ProcessStartInfo(program) { RedirectStandardOutput = true };
            foreach (var argument in arguments(Path.Combine(folder.FullName, "model"))) info.ArgumentList.Add(argument);
            var start = Stopwatch.GetTimestamp();
            using var process = Process.Start(info)!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (process.ExitCode != 0) throw new InvalidOperationException($"{program} failed: {text}");
            var report = JsonSerializer.Deserialize(text.Trim().Split('\n')[^1], ReportJson.Default.Report)!;
            return new(seconds, report.TestAccuracy, report.PeakMib);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    internal sealed record Report(double TestAccuracy, double PeakMib);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WholeRun.Report))]
internal sealed partial class ReportJson : JsonSerializerContext;
