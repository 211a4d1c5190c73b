using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Descent.Tabular;

namespace Descent.Cli.Options;

/// <summary>How often networks are trained, and how much time that may take.</summary>
internal sealed partial class EstimateArguments
{
    private readonly Option<int?> _folds = Setting.Count("--folds", "Cross-validate N times: a model learns from N - 1 parts of the rows and is measured on the other one; the model written learns from all rows", least: 2);
    private readonly Option<int?> _repeats = Setting.Count("--repeats", "Do that R times with other parts, for a better estimate (default 1)");
    private readonly Option<int?> _ensemble = Setting.Count("--ensemble", "Train K networks, each from other first weights and with other rows to validate on; their mean predicts (default 1)", most: 100);
    private readonly Option<int?> _search = Setting.Count("--search", "Try N settings, the usual ones among them, and keep the best by the loss on rows left out of training; options that you give stay as given", least: 2, most: 1000);
    private readonly Option<bool> _noFinalFit = Setting.Switch("--no-final-fit", "Keep the network that early stopping found; else, on small data, one begins afresh and learns as many epochs from the validation rows too");
    private readonly Option<TimeSpan?> _time = Setting.Of<TimeSpan?>("--time-limit", "TIME", "The time for all trainings together, such as 30s, 5min or 1h; each ends early enough and keeps its best network", Time);

    private readonly Option<bool> _calibrate = Setting.Switch("--calibrate", "Divide the logits by the temperature that suits the validation rows, so that probabilities are the frequencies that they say");
    private readonly CostArguments _costs = new();

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _folds, _repeats, _search, _ensemble, _noFinalFit, _calibrate, _time }) command.Add(option);
        _costs.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_repeats) is not null && result.GetResult(_folds) is null) result.AddError($"{_repeats.Name} needs {_folds.Name} N, to know what to repeat.");
            if (result.GetResult(_ensemble) is not null && command.Options.FirstOrDefault(option => option.Name is "--checkpoint-every" or "--resume" && result.GetResult(option) is { Implicit: false }) is { } saving)
                result.AddError($"{_ensemble.Name} trains several networks, and {saving.Name} is for one: leave one of both out.");
            if (result.GetResult(_search) is not null && command.Options.FirstOrDefault(option => option.Name is "--checkpoint-every" or "--resume" && result.GetResult(option) is { Implicit: false }) is { } every)
                result.AddError($"{_search.Name} trains many networks, and {every.Name} is for one: search first, then train with the settings found and {every.Name}.");
        });
    }

    /// <summary>Settings with what is said about trainings.</summary>
    public AutoSettings Read(ParseResult parsed, AutoSettings settings) => settings with
    {
        Folds = parsed.GetValue(_folds),
        Repeats = parsed.GetValue(_repeats),
        Search = parsed.GetValue(_search),
        Ensemble = parsed.GetValue(_ensemble),
        FinalFit = parsed.GetValue(_noFinalFit) ? false : null,
        Calibrate = parsed.GetValue(_calibrate),
        FalsePositiveCost = _costs.FalsePositive(parsed),
        FalseNegativeCost = _costs.FalseNegative(parsed),
        TimeLimit = parsed.GetValue(_time),
    };

    private static TimeSpan? Time(string text)
    {
        if (Form().Match(text) is not { Success: true } match || !double.TryParse(match.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number is not (> 0 and < 1e6))
            throw new UsageException($"needs a number and a unit, such as 30s, 5min or 1h, got '{text}'.");
        return TimeSpan.FromSeconds(number * match.Groups[2].Value[0] switch { 's' => 1, 'm' => 60, _ => 3600 });
    }

    [GeneratedRegex(@"^([0-9.]+)\s*(s|seconds?|min|minutes?|h|hours?)$")]
    private static partial Regex Form();
}
