using Descent.Cli.Downloads;
using Spectre.Console;

namespace Descent.Cli.Output;

/// <summary>Shows how downloads go on: a bar for each file on a terminal, one line when a file begins elsewhere.</summary>
internal static class DownloadDisplay
{
    private const int BarWidth = 16;

    public static void Run(Screen screen, Action<Action<DownloadProgress>> download)
    {
        if (screen.Terminal is not null) Bars(screen, download);
        else download(Lines(screen));
    }

    private static void Bars(Screen screen, Action<Action<DownloadProgress>> download) => screen.CreateConsole().Progress()
        .Columns(new ProgressBarColumn { Width = BarWidth }, new DownloadedColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
        .Start(context =>
        {
            var bars = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
            download(progress =>
            {
                if (!bars.TryGetValue(progress.File, out var bar)) bars[progress.File] = bar = context.AddTask(progress.File);
                bar.IsIndeterminate = progress.Total is null;
                bar.MaxValue = progress.Total ?? progress.Received + 1;
                bar.Value = progress.Received;
            });
        });

    private static Action<DownloadProgress> Lines(Screen screen)
    {
        var last = "";
        return progress =>
        {
            if (progress.File != last) screen.Fact("fetching", progress.File + (progress.Total is { } total ? $" ({Size(total)})" : ""));
            last = progress.File;
        };
    }

    /// <summary>A number of bytes for people: <c>29 kB</c>, <c>9.9 MB</c>.</summary>
    public static string Size(long bytes) => bytes < 1_000_000 ? $"{Math.Ceiling(bytes / 1e3):0} kB" : FormattableString.Invariant($"{bytes / 1e6:0.0} MB");
}
