using System.Globalization;
using Spectre.Console;

namespace Descent.Cli.Output.Live;

/// <summary>How far a cross-validation or a search is: a line that is drawn over on a terminal and gone at the end.</summary>
/// <param name="terminal">Where.</param>
/// <param name="console">The same.</param>
/// <param name="label">What is trained.</param>
internal sealed class TrainingsLine(Terminal terminal, IAnsiConsole console, string label)
{
    private readonly LiveArea _area = new(console, hasColor: false);
    private readonly Pace _pace = new();
    private readonly long _began = TimeProvider.System.GetTimestamp();

    /// <summary>The line on a screen; null where lines cannot be drawn over, or none are wanted.</summary>
    public static TrainingsLine? On(Screen screen, string label) =>
        !screen.IsQuiet && screen.Terminal is { } terminal && screen.CreateConsole() is { Profile.Capabilities.Ansi: true } console ? new(terminal, console, label) : null;

    /// <summary>Takes the line away.</summary>
    public void Clear() => _area.Clear();

    /// <summary>Tells that some trainings are done.</summary>
    /// <param name="done">Their number.</param>
    /// <param name="count">All.</param>
    public void Show(int done, int count)
    {
        if (done >= count)
        {
            Clear();
            return;
        }
        _pace.Add(TimeProvider.System.GetElapsedTime(_began), done);
        var left = ProgressLine.LeftOf(_pace.For(count - done), canStopEarly: false);
        _area.Show([new InkedLine().Add(string.Create(CultureInfo.InvariantCulture, $"{label,-10}{done} of {count}  {left}").TrimEnd())], terminal.Width);
    }
}
