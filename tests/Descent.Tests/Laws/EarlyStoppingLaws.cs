using Descent.Graph;
using Descent.Models;
using Descent.Optimizers;
using Descent.Tests.Training;
using Descent.Training;
using Descent.Training.Callbacks;

namespace Descent.Tests.Laws;

/// <summary>
/// However a training ends, with the best parameters restored or not, whichever way is better, with and without a least improvement, also where the watched series has NaN: the
/// model has, byte for byte, the parameters that it had at the end of the epoch that the history names.
/// </summary>
public class EarlyStoppingLaws
{
    private const int Patience = 4, LastEpoch = 12, Batches = 3;

    public enum Ending { Patience, LastEpoch, Cancelled, Callback, NonFinite }

    /// <summary>A watched series where lower is better; the other way round it is turned over.</summary>
    private static readonly Dictionary<string, double[]> Series = new()
    {
        ["plain"] = [5, 3, 2.9, 2.5, 2.45, 2.4, 2.6, 2.7, 2.8, 2.9, 3, 3.1],
        ["with NaN"] = [double.NaN, 3, double.NaN, 2.5, 2.45, double.NaN, 2.6, 2.7, double.NaN, 2.2, 3, 3.1],
        ["infinite first"] = [double.PositiveInfinity, 7, 7, 6.95, 6, 6, 6, 6, 6, 6, 5.99, 6],
        ["only NaN"] = [.. Enumerable.Repeat(double.NaN, LastEpoch)],
    };

    public static TheoryData<Ending, bool, MonitorMode, bool, double, string> Cases
    {
        get
        {
            var cases = new TheoryData<Ending, bool, MonitorMode, bool, double, string>();
            foreach (var ending in Enum.GetValues<Ending>())
                foreach (var restores in (bool[])[true, false])
                    foreach (var (mode, higher) in new[] { (MonitorMode.Min, false), (MonitorMode.Max, true), (MonitorMode.Auto, false), (MonitorMode.Auto, true) })
                        foreach (var minDelta in (double[])[0, 0.2])
                            foreach (var series in Series.Keys) cases.Add(ending, restores, mode, higher, minDelta, series);
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_model_keeps_the_parameters_of_the_epoch_that_the_history_names(Ending ending, bool restores, MonitorMode mode, bool higher, double minDelta, string series)
    {
        var values = Array.ConvertAll(Series[series], value => higher ? -value : value);
        var expected = Expected(ending, values, higher, minDelta);
        var (model, score) = (Nets.Classifier(hidden: 3), new ScriptedScore(mode == MonitorMode.Auto && higher));
        model.Compile(new Adam(0.05), [new("binary_crossentropy") { Metrics = [score] }], Nets.OneThread);
        using var source = new CancellationTokenSource();
        var ends = new List<byte[]> { Bytes(model) };
        byte[] last = [];
        var watch = new LambdaCallback(
            onEpochBegin: progress => score.Say(values[progress.Epoch - 1]),
            onBatchEnd: progress =>
            {
                last = Bytes(model);
                if (ending == Ending.Cancelled && progress is { Epoch: LastEpoch - 2, Batch: 2 }) source.Cancel();
                if (ending == Ending.NonFinite && progress is { Epoch: LastEpoch - 2, Batch: 1 }) Poison(model);
            },
            onEpochEnd: progress =>
            {
                ends.Add(Bytes(model));
                if (ending == Ending.Callback && progress.Epoch == LastEpoch - 2) progress.StopTraining("Enough.");
            });
        var (x, y) = Nets.Points(10);
        var history = model.Fit(x, y, new FitOptions
        {
            Epochs = LastEpoch, BatchSize = 4, ValidationData = new(x, y), Callbacks = [watch], CancellationToken = source.Token,
            EarlyStopping = new() { Monitor = "val_scripted_score", Mode = mode, MinDelta = minDelta, RestoreBest = restores, Patience = ending == Ending.Patience ? Patience : 100 },
        });

        Assert.Equal(expected.Kind, history.StopReason!.Kind);
        Assert.Equal(expected.Epochs, history.Epochs);
        Assert.Equal(values.Take(expected.Epochs), history["val_scripted_score"]);
        if (restores && expected.Best > 0) Assert.Equal(expected.Best, history.BestEpoch);
        else if (ending == Ending.NonFinite) Assert.Equal(LastEpoch - 3, history.BestEpoch);
        else Assert.Equal(expected.Epochs, history.BestEpoch);
        // A training that ends within an epoch, and restores nothing, keeps also the steps of the epoch it was in: all, or those before the one that was not finite.
        Assert.Equal(ending is Ending.Cancelled or Ending.NonFinite && !(restores && expected.Best > 0) ? last : ends[history.BestEpoch], Bytes(model));
    }

    /// <summary>What the series alone says: the best epoch so far (0: none), and when patience ends.</summary>
    private static (StopKind Kind, int Epochs, int Best) Expected(Ending ending, double[] values, bool higher, double minDelta)
    {
        var epochs = ending switch { Ending.Cancelled or Ending.NonFinite => LastEpoch - 3, Ending.Callback => LastEpoch - 2, _ => LastEpoch };
        var (best, of) = (0.0, 0);
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            var gain = higher ? values[epoch - 1] - best : best - values[epoch - 1];
            if (!double.IsNaN(values[epoch - 1]) && (of == 0 || gain > minDelta)) (best, of) = (values[epoch - 1], epoch);
            if (ending == Ending.Patience && epoch - of >= Patience) return (StopKind.NoImprovement, epoch, of);
        }
        return (ending switch
        {
            Ending.Cancelled => StopKind.Cancelled,
            Ending.Callback => StopKind.Callback,
            Ending.NonFinite => StopKind.NonFiniteLoss,
            _ => StopKind.Epochs,
        }, epochs, of);
    }

    private static void Poison(Model model)
    {
        var weights = model.GetWeights().ToDictionary();
        weights["dense_1/bias"] = new[] { float.NaN };
        model.SetWeights(weights);
    }

    private static byte[] Bytes(Model model) => [.. model.GetWeights().Values.SelectMany(values => values.Bytes.ToArray())];
}
