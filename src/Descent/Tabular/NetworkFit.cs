using Descent.Tabular.Results;
using Descent.Training;

namespace Descent.Tabular;

/// <summary>Trains the network of a training, and, where that is planned, once more on the rows that had decided when to stop.</summary>
/// <param name="training">What is trained on what.</param>
/// <param name="deadline">Gives the time of a part of the remaining work; see <see cref="TimeBudget.Part"/>.</param>
/// <param name="cancellationToken">Ends the training early.</param>
internal sealed class NetworkFit(AutoTraining training, Func<double, Deadline?> deadline, CancellationToken cancellationToken)
{
    /// <summary>The first training takes this share of the time, so that the last one, which makes at most as many epochs of a few more steps, has enough.</summary>
    private const double FirstShare = 0.45;

    private double? _temperature;

    /// <param name="run">Runs the first training.</param>
    public FittedNetwork Run(Func<FitOptions, Func<FitOptions, History>, History> run)
    {
        var train = training.Encode(training.Split.Train);
        var first = training.Options(cancellationToken);
        var history = run(Limited(first, training.Plan.FinalFit ? FirstShare : 1), options => training.Model.Fit(train, options));
        if (history.BestEpoch > 0 && training.Plan.Calibrates) _temperature = TemperatureFit.Of(training);
        return Calibrated(Fitted(first, history));
    }

    private FittedNetwork Fitted(FitOptions first, History history)
    {
        if (!training.Plan.FinalFit || history.BestEpoch == 0 || history.StopReason!.Kind is StopKind.Cancelled or StopKind.NonFiniteLoss) return new(training.Model, history);
        return Again(first, history);
    }

    /// <summary>As many epochs as were best, from the same first weights.</summary>
    private FittedNetwork Again(FitOptions first, History history)
    {
        var rows = training.LearningRows;
        var model = training.NewModel();
        var options = first with { Epochs = history.BestEpoch, ValidationData = null, EarlyStopping = EarlyStopping.Off };
        var last = model.Fit(training.Encode(rows), Limited(options, 1));
        return last.StopReason!.Kind == StopKind.Epochs ? new(model, history, new FinalFit(rows.Length, last.Epochs, last.Steps))
            : new(training.Model, history, Note: $"The final fit did not come to its end, so the network that early stopping found is kept. {last.StopReason.Message}");
    }

    private FittedNetwork Calibrated(FittedNetwork fitted)
    {
        if (_temperature is { } temperature) TemperatureFit.Divide(fitted.Model, temperature);
        return fitted with { Temperature = _temperature };
    }

    private FitOptions Limited(FitOptions options, double share) => deadline(share) is { } limit ? options with { StopWhen = [limit] } : options;
}
