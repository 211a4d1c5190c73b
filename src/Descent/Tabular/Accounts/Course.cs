using Descent.Tabular.Results;
using Descent.Training;

namespace Descent.Tabular.Accounts;

/// <summary>Watches the first of the trainings of a run, those of an ensemble's other members excepted.</summary>
/// <param name="run">Runs a training.</param>
internal sealed class Course(Func<FitOptions, Func<FitOptions, History>, History> run)
{
    private readonly StepRecorder _steps = new();
    private readonly LayerRecorder _layers = new();
    private bool _hasBegun;

    /// <summary>What was seen of the steps.</summary>
    public IReadOnlyList<StepSeries> Steps => _steps.Series;

    /// <summary>What was seen of the layers.</summary>
    public IReadOnlyList<LayerHealth> Health => _layers.Health;

    /// <summary>Runs a training, the first one watched.</summary>
    public History Fit(FitOptions options, Func<FitOptions, History> fit)
    {
        var isFirst = !_hasBegun;
        _hasBegun = true;
        return run(isFirst ? options with { Callbacks = [.. options.Callbacks, _steps, _layers] } : options, fit);
    }
}
