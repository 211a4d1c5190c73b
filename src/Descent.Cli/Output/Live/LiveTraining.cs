using System.Diagnostics;
using System.Runtime.InteropServices;
using Descent.Training;
using Spectre.Console;

namespace Descent.Cli.Output.Live;

/// <summary>A chart of the losses and a line with numbers, which are drawn over while a training goes on; the chart stays at its end.</summary>
internal sealed class LiveTraining : IDisposable
{
    /// <summary>Twelve pictures a second at most; where they take long, one in twenty times as long as it takes.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(80);

    private const int PausesOfDrawing = 20;

    private readonly Terminal _terminal;
    private readonly LiveArea _area;
    private readonly TrainingView _view;
    private readonly ManualResetEventSlim _end = new();
    private readonly Thread _thread;
    private readonly PosixSignalRegistration? _continued;
    private readonly bool _marksBest;

    private LiveTraining(Terminal terminal, IAnsiConsole console, FitOptions options)
    {
        (_terminal, _area) = (terminal, new(console, terminal.HasColor));
        var stopping = options.EarlyStopping ?? (options.ValidationData is null ? EarlyStopping.Off : new());
        _marksBest = stopping.Monitor.EndsWith("loss", StringComparison.Ordinal);
        _view = new(canStopEarly: stopping != EarlyStopping.Off && stopping.Patience < options.Epochs, _marksBest ? stopping.Monitor : "");
        // After a stop (Ctrl+Z) the shell has written below the picture.
        _continued = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => _area.Leave());
        _thread = new(DrawUntilEnd) { IsBackground = true, Name = "Chart" };
        _thread.Start();
    }

    /// <summary>Trains with a picture.</summary>
    public static History Run(Terminal terminal, IAnsiConsole console, FitOptions options, Func<FitOptions, History> fit)
    {
        using var live = new LiveTraining(terminal, console, options);
        var history = fit(options with { Progress = live._view, Callbacks = [.. options.Callbacks, live._view] });
        live.Stop();
        live._area.Show(live._view.Last(live._marksBest ? history.BestEpoch : 0, terminal), terminal.Width);
        return history;
    }

    public void Dispose()
    {
        Stop();
        _continued?.Dispose();
        _area.Leave();
        _end.Dispose();
    }

    private void Stop()
    {
        _end.Set();
        _thread.Join();
    }

    private void DrawUntilEnd()
    {
        for (var pause = s_pause; !_end.Wait(pause);)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                _area.Show(_view.Lines(_terminal), _terminal.Width);
            }
            catch (IOException)
            {
                return;     // the terminal is gone; the training goes on
            }
            var took = Stopwatch.GetElapsedTime(began);
            pause = took * PausesOfDrawing > s_pause ? took * PausesOfDrawing : s_pause;
        }
    }
}
