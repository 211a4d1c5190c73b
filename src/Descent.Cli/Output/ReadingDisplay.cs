using System.Globalization;
using Descent.Data;

namespace Descent.Cli.Output;

/// <summary>Shows how the reading of a large file goes on: a line that is written over on a terminal, one line elsewhere. Small files are read before there is anything to show.</summary>
/// <param name="screen">Where.</param>
internal sealed class ReadingDisplay(Screen screen) : IProgress<ReadingProgress>, IDisposable
{
    private const string Label = "reading   ";

    private int _shown;

    public void Report(ReadingProgress value)
    {
        if (screen.Terminal is null)
        {
            if (_shown++ == 0) screen.Line($"{Label}a large file");
            return;
        }
        var share = value.Share is { } known ? $"{known.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal)}, " : "";
        var text = $"{Label}{share}{value.Rows.ToString("N0", CultureInfo.InvariantCulture)} rows";
        screen.Out.Write($"\r{text.PadRight(_shown)}");
        _shown = text.Length;
    }

    /// <summary>Wipes the line that was written over.</summary>
    public void Dispose()
    {
        if (screen.Terminal is not null && _shown > 0) screen.Out.Write($"\r{new string(' ', _shown)}\r");
    }
}
