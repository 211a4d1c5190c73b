using Descent.Data;
using Descent.Graph;
using Descent.Training;

namespace Descent.Tabular.Series;

/// <summary>What follows the first training of a series: the other origins, the baselines, and the last training on all rows.</summary>
internal sealed class SeriesRun
{
    /// <summary>Of its part of the time, what the first training may take: the others make as many epochs, and need room for differences of speed.</summary>
    private const double Slack = 0.8;

    private readonly AutoTraining _first;
    private readonly SeriesTask _task;
    private readonly int _epochs;
    private readonly TimeBudget _time;
    private readonly CancellationToken _cancellationToken;
    private readonly List<int> _rows = [], _origins = [];
    private readonly List<double> _network = [], _ridge = [];

    /// <param name="first">The training at the first origin, which has come to its end.</param>
    /// <param name="task">The series.</param>
    /// <param name="epochs">As many as the first one was trained for.</param>
    /// <param name="time">For all trainings that are left.</param>
    /// <param name="cancellationToken">Ends it early: the last network that was trained to the end then predicts all rows.</param>
    public SeriesRun(AutoTraining first, SeriesTask task, int epochs, TimeBudget time, CancellationToken cancellationToken) =>
        (_first, _task, _epochs, _time, _cancellationToken) = (first, task, epochs, time, cancellationToken);

    /// <summary>The trainings that did not come to their end in time.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Of the time for all trainings, the first one's.</summary>
    public static double FirstShare(SeriesTask task) => Slack * Share(task, 0);

    /// <summary>Measures the series by rolling origin.</summary>
    public SeriesResult Measure()
    {
        var training = _first;
        for (var origin = 0; origin < _task.Origins.Count; origin++)
        {
            var split = _task.SplitAt(origin);
            if (origin > 0) training = Train(split, origin, $"at origin {origin + 1} of {_task.Origins.Count}", "an earlier network predicts there") ?? training;
            Predict(training, split);
        }
        return Result();
    }

    /// <summary>Trains on all rows; null where that did not come to its end.</summary>
    public AutoTraining? TrainOnAll() => Train(_task.SplitOfAll(), Math.Max(1, _task.Origins.Count), "on all rows", "the model is the network of the first one, which has not learnt from the test rows");

    private AutoTraining? Train(Split split, int place, string which, string instead)
    {
        if (_cancellationToken.IsCancellationRequested) return null;
        var again = _first.Again(split, _epochs);
        var options = again.Options(_cancellationToken);
        var history = again.Model.Fit(again.Encode(split.Train), _time.Part(Share(_task, place)) is { } limit ? options with { StopWhen = [limit] } : options);
        if (history.StopReason!.Kind == StopKind.Epochs) return again;
        if (history.StopReason.Kind != StopKind.Cancelled) Notes.Add($"The training {which} did not come to its end: {instead}. {history.StopReason.Message}");
        return null;
    }

    /// <summary>Of the time that is left before a training, its part: as its rows are to those of all that are to come.</summary>
    private static double Share(SeriesTask task, int place)
    {
        int[] rows = [.. task.Origins.Count == 0 ? [task.Frame.Known] : task.Origins.Select(origin => task.Frame.Before(origin).Length), task.Frame.Known];
        return rows[place] / (double)rows[place..].Sum(row => (long)row);
    }

    private void Predict(AutoTraining training, Split split)
    {
        if (split.Test.Length == 0) return;
        var (table, target) = (_task.Frame.Data.Table, (NumberTarget)training.Pipeline.Output);
        var changes = training.Model.Predict(training.Pipeline.Features(table, split.Test));
        var ridge = SeriesBaselines.Ridge(_task, split, training.Pipeline);
        _origins.Add(_rows.Count);
        for (var i = 0; i < split.Test.Length; i++)
        {
            var window = split.Test[i];
            _rows.Add(_task.Frame.Predicted(window));
            _network.Add(_task.Frame.Value(window, target.Inverse(changes[i])));
            _ridge.Add(_task.Frame.Value(window, target.Inverse(ridge[i])));
        }
    }

    private SeriesResult Result()
    {
        var values = _task.Frame.Values;
        return new([.. _rows], [.. _rows.Select(row => values[row])], new("network", [.. _network]), [.. SeriesBaselines.Naive(_task.Frame, [.. _rows], _task.Inputs.Seasons), new("ridge regression", [.. _ridge])], [.. _origins], _task.Settings.Horizon);
    }
}
