using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Descent.Models;
using Descent.Optimizers;
using Descent.Schedules;

namespace Descent.Cli.Options;

/// <summary>How gradients move the weights.</summary>
internal sealed class OptimizerArguments
{
    private readonly Option<Optimizer?> _optimizer = Setting.Item<Optimizer>("--optimizer", "How gradients move the weights (default adam)");
    private readonly Option<int?> _accumulate = Setting.Count("--accumulate", "Average the gradients of N steps for each update");

    private readonly (Option<double?> Option, string Setting)[] _numbers =
    [
        (Setting.Fraction("--momentum", "The share of the last step that goes on (sgd, rmsprop)"), "momentum"),
        (Setting.Fraction("--beta-1", "The share of the mean gradient that stays (adam and its kin)"), "beta_1"),
        (Setting.Fraction("--beta-2", "The share of the mean square that stays (adam and its kin)"), "beta_2"),
        (Setting.Fraction("--rho", "The share of the mean square that stays (rmsprop, adadelta)"), "rho"),
        (Setting.Positive("--epsilon", "What keeps quotients finite"), "epsilon"),
        (Setting.NotNegative("--weight-decay", "The share of each weight, times the rate, that a step takes away"), "weight_decay"),
        (Setting.Positive("--clip-value", "The greatest size of each number of a gradient"), "clipvalue"),
        (Setting.Positive("--clip-norm", "The greatest length of each weight's gradient"), "clipnorm"),
        (Setting.Positive("--global-clip-norm", "The greatest length of all gradients together"), "global_clipnorm"),
    ];

    private readonly (Option<bool> Option, string Setting)[] _switches =
    [
        (Setting.Switch("--nesterov", "With momentum, look ahead (sgd)"), "nesterov"),
        (Setting.Switch("--amsgrad", "Never forget the greatest gradient (adam)"), "amsgrad"),
        (Setting.Switch("--centered", "Divide by the gradient's deviation (rmsprop)"), "centered"),
    ];

    private IEnumerable<Option> All => [_optimizer, .. _numbers.Select(number => number.Option), .. _switches.Select(given => given.Option), _accumulate];

    public void AddTo(Command command)
    {
        foreach (var option in All) command.Add(option);
    }

    /// <summary>Whether anything is said of the optimizer.</summary>
    public bool IsGiven(ParseResult parsed) => All.Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>The optimizer with its settings.</summary>
    /// <exception cref="UsageException">The optimizer has no such setting.</exception>
    public Optimizer Read(ParseResult parsed, Schedule learningRate)
    {
        var json = Catalogue.Default.Write(parsed.GetValue(_optimizer) ?? new Adam());
        var settings = (JsonObject)json["config"]!;
        foreach (var (option, setting, value) in Given(parsed))
        {
            if (!settings.ContainsKey(setting)) throw new UsageException($"{option.Name} is no setting of {json["class_name"]}. It has {string.Join(", ", Names(settings))}.");
            settings[setting] = value;
        }
        if ((bool?)settings["nesterov"] == true && (double)settings["momentum"]! == 0) throw new UsageException("--nesterov looks ahead along the momentum, and there is none: add --momentum 0.9.");
        return Catalogue.Default.Read<Optimizer>(JsonSerializer.SerializeToElement(json)) with { LearningRate = learningRate };
    }

    private IEnumerable<(Option Option, string Setting, JsonNode Value)> Given(ParseResult parsed)
    {
        foreach (var (option, setting) in _numbers)
            if (parsed.GetValue(option) is { } number) yield return (option, setting, number);
        foreach (var (option, setting) in _switches)
            if (parsed.GetValue(option)) yield return (option, setting, true);
        if (parsed.GetValue(_accumulate) is { } steps) yield return (_accumulate, "gradient_accumulation_steps", steps);
    }

    private IEnumerable<string> Names(JsonObject settings) =>
        _numbers.Select(number => ((Option)number.Option, number.Setting)).Concat(_switches.Select(given => ((Option)given.Option, given.Setting)))
            .Where(given => settings.ContainsKey(given.Setting)).Select(given => given.Item1.Name);
}
