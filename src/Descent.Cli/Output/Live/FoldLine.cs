using System.Globalization;
using Spectre.Console;

namespace Descent.Cli.Output.Live;

/// <summary>How far a cross-validation is: a line that is drawn over on a terminal and gone at the end.</summary>
/// <param name="terminal">Where.</param>
/// <param name="console">The same.</param>
internal sealed class FoldLine(Terminal terminal, IAnsiConsole console)
{
    private readonly LiveArea _area = new(console, hasColor: false);
    private readonly Pace _pace = new();
    private readonly long _began = TimeProvider.System.GetTimestamp();

    /// <summary>The line on a screen; null where lines cannot be drawn over, or none are wanted.</summary>
    public static FoldLine? On(Screen screen) =>
        !screen.IsQuiet && screen.Terminal is { } terminal && screen.CreateConsole() is { Profile.Capabilities.Ansi: true } console ? new(terminal, console) : null;

    /// <summary>Tells that some folds are measured.</summary>
    /// <param name="done">Their number.</param>
    /// <param name="count">All folds.</param>
    public void Show(int done, int count)
    {
        if (done >= count)
        {
            _area.Clear();
            return;
        }
        _pace.Add(TimeProvider.System.GetElapsedTime(_began), done);
        var left = ProgressLine.LeftOf(_pace.For(count - done), canStopEarly: false);
        _area.Show([new InkedLine().Add(string.Create(CultureInfo.InvariantCulture, $"folds     {done} of {count}  {left}").TrimEnd())], terminal.Width);
    }
}
