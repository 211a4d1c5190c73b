using System.Globalization;
using Descent.Training;
using Descent.Training.Callbacks;

namespace Descent.Cli.Output.Live;

/// <summary>
/// What is seen of a training while it goes on. The training leaves its numbers here, once an epoch and ten times a second at most; whoever draws takes them when it wants, and the training
/// never waits for a picture.
/// </summary>
/// <param name="canStopEarly">Whether training may end before its last epoch.</param>
/// <param name="monitor">The series whose least value makes the best epoch; empty for none.</param>
internal sealed class TrainingView(bool canStopEarly, string monitor) : Callback, IProgress<TrainingReport>
{
    private const int LeastEpochs = 2, ShortestAxis = 10;

    /// <summary>Shorter epochs need no counter of their own.</summary>
    private static readonly TimeSpan s_slow = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly List<double> _training = [], _validation = [];
    private readonly Pace _pace = new();
    private TrainingReport? _report;
    private string[] _values = [];
    private double _bestValue = double.PositiveInfinity;
    private int _bestEpoch;
    private TimeSpan _epochBegan, _epochTook;

    public void Report(TrainingReport value)
    {
        lock (_lock) _report = value;
    }

    public override void OnEpochEnd(TrainingProgress progress)
    {
        lock (_lock)
        {
            Take(progress.History);
            _report = new(progress.Epoch, progress.Epochs, progress.Batch, progress.Batches, progress.MeanLoss, progress.Elapsed);
            (_epochTook, _epochBegan) = (progress.Elapsed - _epochBegan, progress.Elapsed);
        }
    }

    /// <summary>The lines to draw now.</summary>
    public IReadOnlyList<InkedLine> Lines(Terminal terminal)
    {
        TrainingReport? report;
        LossChart chart;
        ProgressLine line;
        lock (_lock)
        {
            if ((report = _report) is null) return [];
            line = Progress(report);
            chart = new([.. _training], [.. _validation], AxisEnd(report.Epochs), _bestEpoch);
        }
        return [.. Draw(chart, terminal), .. (terminal.HasTwoLines ? line.Lines(terminal.LineWidth) : [line.Line(terminal.LineWidth)]).Select(text => new InkedLine().Add(text))];
    }

    /// <summary>The chart that stays when the training is over.</summary>
    /// <param name="bestEpoch">The epoch whose weights were kept; 0 for none.</param>
    /// <param name="terminal">Where.</param>
    public IReadOnlyList<InkedLine> Last(int bestEpoch, Terminal terminal)
    {
        lock (_lock) return Draw(new([.. _training], [.. _validation], _training.Count, bestEpoch), terminal);
    }

    private static IReadOnlyList<InkedLine> Draw(LossChart chart, Terminal terminal) =>
        IsDrawn(chart, terminal) ? chart.Draw(terminal.LineWidth, terminal.ChartHeight, terminal.HasUnicode, terminal.HasColor) : [];

    private static bool IsDrawn(LossChart chart, Terminal terminal) => chart.Training.Count >= LeastEpochs && terminal.ChartHeight > 0;

    /// <summary>The axis grows by leaps, for a picture that is another one in each epoch cannot be read.</summary>
    private int AxisEnd(int epochs) => (int)Math.Min(epochs, Math.Max(ShortestAxis, RoundStep.AtLeast(Math.Max(1, _training.Count))));

    private ProgressLine Progress(TrainingReport report)
    {
        var steps = (long)(report.Epoch - 1) * report.Batches + report.Batch;
        _pace.Add(report.Elapsed, steps);
        var isSlow = (_training.Count > 0 ? _epochTook : report.Elapsed) > s_slow && report.Batch < report.Batches;
        var counter = EpochLines.Counter(report.Epoch, report.Epochs) + (isSlow ? $", step {Number(report.Batch)} of {Number(report.Batches)}" : "");
        var left = _pace.For((long)report.Epochs * report.Batches - steps);
        var values = _values.Length > 0 || double.IsNaN(report.Loss) ? _values : [$"loss {EpochLines.Number(report.Loss)}"];
        return new(counter, ProgressLine.RateOf(_pace.StepsPerSecond), ProgressLine.LeftOf(left, canStopEarly), values);

        static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
    }

    /// <summary>Takes over the epochs that are new: of a training that was resumed those of before too.</summary>
    private void Take(History history)
    {
        var known = _training.Count;
        Add(_training, "loss");
        Add(_validation, "val_loss");
        _values = [.. EpochLines.Values(history)];
        if (monitor.Length == 0 || !history.Contains(monitor)) return;
        for (var epoch = known; epoch < history.Epochs; epoch++)
            if (history[monitor][epoch] is var value && value < _bestValue) (_bestValue, _bestEpoch) = (value, epoch + 1);

        void Add(List<double> values, string name)
        {
            if (!history.Contains(name)) return;
            var series = history[name];
            while (values.Count < series.Count) values.Add(series[values.Count]);
        }
    }
}
