using Descent.Data;
using Descent.Graph;
using Descent.Training;

namespace Descent.Tabular.Series;

/// <summary>What follows the first training of a series: the other origins, the baselines, and the last training on all rows.</summary>
internal sealed class SeriesRun
{
    private readonly SeriesTask _task;
    private readonly List<int> _rows = [], _origins = [];
    private readonly List<double> _network = [], _ridge = [];

    private SeriesRun(SeriesTask task) => _task = task;

    /// <summary>Measures a series by rolling origin.</summary>
    /// <param name="first">The training at the first origin, which has come to its end.</param>
    /// <param name="task">The series.</param>
    /// <param name="epochs">As many as the first one was trained for.</param>
    /// <param name="cancellationToken">Ends it early: the last network that was trained to the end then predicts all rows.</param>
    public static SeriesResult Measure(AutoTraining first, SeriesTask task, int epochs, CancellationToken cancellationToken)
    {
        var run = new SeriesRun(task);
        var training = first;
        for (var origin = 0; origin < task.Origins.Count; origin++)
        {
            var split = task.SplitAt(origin);
            if (origin > 0) training = Train(first, split, epochs, cancellationToken) ?? training;
            run.Predict(training, split);
        }
        return run.Result();
    }

    /// <summary>Trains once more, on other rows; null where that did not come to its end.</summary>
    public static AutoTraining? Train(AutoTraining training, Split split, int epochs, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return null;
        var again = training.Again(split, epochs);
        var history = again.Model.Fit(again.Encode(split.Train), again.Options(cancellationToken));
        return history.StopReason!.Kind == StopKind.Epochs ? again : null;
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
