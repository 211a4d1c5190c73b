using System.CommandLine;
using Descent.Schedules;
using Descent.Tabular;

namespace Descent.Cli.Options;

/// <summary>The learning rate and its course.</summary>
internal sealed class ScheduleArguments
{
    private const string DefaultSchedule = "constant";

    private const int DefaultDecayEpochs = 20;

    private const double DefaultDecayRate = 0.5;

    /// <summary>The schedules by name: from the rate, the number of steps of the whole training, those after which the rate falls once, and the factor.</summary>
    private static readonly OrderedDictionary<string, Func<double, long, long, double, Schedule>> Schedules = new()
    {
        ["constant"] = (rate, _, _, _) => new ConstantRate(rate),
        ["cosine"] = (rate, total, _, _) => new CosineDecay(rate, total),
        ["cosine_restarts"] = (rate, _, period, _) => new CosineDecayRestarts(rate, period),
        ["exponential"] = (rate, _, period, factor) => new ExponentialDecay(rate, period, factor),
        ["staircase"] = (rate, _, period, factor) => new ExponentialDecay(rate, period, factor, Staircase: true),
        ["inverse_time"] = (rate, _, period, factor) => new InverseTimeDecay(rate, period, factor),
        ["linear"] = (rate, total, _, _) => new PolynomialDecay(rate, total, 0),
        ["one_cycle"] = (rate, total, _, _) => new OneCycle(rate, total),
    };

    private readonly Option<double?> _rate = Setting.Positive("--learning-rate", "The size of steps, the greatest one of a schedule (default: by the data)");
    private readonly Option<string?> _schedule = Setting.OneOf("--schedule", "How the rate changes over the epochs (default constant; of a time series cosine)", [.. Schedules.Keys]);
    private readonly Option<int?> _period = Setting.Count("--decay-epochs", $"Epochs after which exponential, staircase, inverse_time and cosine_restarts have made one step (default {DefaultDecayEpochs})");
    private readonly Option<double?> _factor = Setting.Positive("--decay-rate", $"The factor of exponential and staircase, the rate of inverse_time (default {DefaultDecayRate})");
    private readonly Option<int?> _warmUp = Setting.Count("--warm-up", "Epochs in which the rate rises from 0 before the schedule begins (default 0)", least: 0);

    private IEnumerable<Option> All => [_rate, _schedule, _period, _factor, _warmUp];

    public void AddTo(Command command)
    {
        foreach (var option in All) command.Add(option);
    }

    /// <summary>Whether anything is said of the learning rate.</summary>
    public bool IsGiven(ParseResult parsed) => All.Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>The schedule, in steps.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="basis">How long the training is, and what it would have.</param>
    public Schedule Read(ParseResult parsed, OptimizerBasis basis)
    {
        var (epochs, stepsPerEpoch) = (basis.Epochs, basis.StepsPerEpoch);
        var rate = parsed.GetValue(_rate) ?? basis.LearningRate;
        var warmUp = (long)(parsed.GetValue(_warmUp) ?? 0) * stepsPerEpoch;
        var rest = Math.Max(1, (long)epochs * stepsPerEpoch - warmUp);
        var period = (long)(parsed.GetValue(_period) ?? DefaultDecayEpochs) * stepsPerEpoch;
        var schedule = Schedules[parsed.GetValue(_schedule) ?? (basis.Default.LearningRate is CosineDecay ? "cosine" : DefaultSchedule)](rate, rest, period, parsed.GetValue(_factor) ?? DefaultDecayRate);
        return warmUp == 0 ? schedule : new LinearWarmup(0, rate, warmUp, schedule);
    }
}
