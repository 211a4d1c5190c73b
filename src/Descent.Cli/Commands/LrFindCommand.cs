using System.CommandLine;
using Descent.Analysis.LearningRates;
using Descent.Cli.Options;
using Descent.Cli.Output;
using Descent.Cli.Runs;
using Descent.Schedules;
using Descent.Tabular;

namespace Descent.Cli.Commands;

/// <summary>`descent lr-find`.</summary>
internal static class LrFindCommand
{
    private const string Notes = """
        The network is trained for some hundred steps while the learning rate rises by a factor a step, until the loss explodes (Smith 2017). Nothing is written.
        The suggestion is the rate at which the loss falls fastest, or a tenth of that at which it is lowest, whichever is lower.

        Examples:
          descent lr-find heart
          descent lr-find houses.csv --target price --layers 64,32 --optimizer sgd --momentum 0.9
          descent train houses.csv --target price --learning-rate 0.003
        """;

    private static readonly LearningRateFinderOptions s_defaults = new();

    public static Command Create(Screen screen)
    {
        var (data, series, network, optimizer) = (new DataArguments(), new SeriesArguments(), new NetworkArguments(), new OptimizerArguments());
        var lowest = Setting.Positive("--from", "The rate of the first step (default 0.000001)");
        var highest = Setting.Positive("--to", "The rate of the last step (default 10)");
        var steps = Setting.Count("--steps", $"The rates to try, a step each (default {s_defaults.Steps})", least: 10);
        var batchSize = Setting.Count("--batch-size", "Rows of a step (default: that of train)");
        var seed = Setting.Seed("--seed", "Of the split, the first weights and the shuffles (default 0)");
        var threads = Setting.Count("--threads", "Threads that compute; the result does not depend on it (default: all processors)", most: AutoSettings.MostThreads);
        var command = new NotedCommand("lr-find", "Finds a learning rate to begin with, by a range test with its plot.", Notes);
        data.AddTo(command);
        series.AddTo(command);
        network.AddTo(command);
        optimizer.AddTo(command);
        foreach (var option in new Option[] { lowest, highest, steps, batchSize, seed, threads }) command.Add(option);
        OutputArguments.AddTo(command);
        command.SetAction(parsed =>
        {
            var settings = network.Read(parsed, new()) with
            {
                BatchSize = parsed.GetValue(batchSize),
                Seed = parsed.GetValue(seed) ?? 0,
                Threads = parsed.GetValue(threads),
                Series = series.Read(parsed, data.IsTimeSeries(parsed)),
                Optimizer = basis => optimizer.Read(parsed, new ConstantRate(basis.LearningRate)),
            };
            var options = new LearningRateFinderOptions { LowestRate = parsed.GetValue(lowest) ?? s_defaults.LowestRate, HighestRate = parsed.GetValue(highest) ?? s_defaults.HighestRate, Steps = parsed.GetValue(steps) ?? s_defaults.Steps };
            if (options.LowestRate >= options.HighestRate) throw new UsageException($"--from {options.LowestRate}: the first rate needs to be below the last one, --to {options.HighestRate}.");
            var request = data.Read(parsed);
            var without = CommandRecord.Of(parsed, command, lowest.Name, highest.Name, steps.Name);
            LearningRateRun.Execute(request, settings, options, without, screen);
            return ExitCode.Success;
        });
        return command;
    }
}
