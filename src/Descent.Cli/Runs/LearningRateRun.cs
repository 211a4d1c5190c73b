using System.Globalization;
using Descent.Analysis.LearningRates;
using Descent.Cli.Output;
using Descent.Cli.Output.Events;
using Descent.Cli.Output.Live;
using Descent.Tabular;

namespace Descent.Cli.Runs;

/// <summary>A learning-rate range test on the training rows of some data.</summary>
internal static class LearningRateRun
{
    private const int ChartHeight = 16;

    /// <summary>Makes the test and shows it.</summary>
    /// <param name="request">The data.</param>
    /// <param name="settings">The network, and how it is trained.</param>
    /// <param name="options">The rates.</param>
    /// <param name="record">The command line without what is of this test alone.</param>
    /// <param name="screen">Where it is shown.</param>
    public static void Execute(DataRequest request, AutoSettings settings, LearningRateFinderOptions options, CommandRecord record, Screen screen)
    {
        var data = request.Open();
        var training = AutoTrainer.Prepare(data, settings with { Task = request.DeclaresTask(data.Schema.Target!.Name) ? data.Schema.Task : null });
        var plan = training.Plan;
        var train = training.Encode(training.Split.Train);
        screen.Fact("lr-find", $"{data.Table.Source}: {Count.Of(training.Split.Train.Length, "training row")}, {plan.Optimizer.GetType().Name}, batches of {plan.BatchSize}, {options.Steps} rates from {Text(options.LowestRate)} to {Text(options.HighestRate)}");
        screen.Line();
        var curve = LearningRateFinder.Run(training.Model, train, options with { BatchSize = Math.Min(plan.BatchSize, training.Split.Train.Length), Seed = settings.Seed });
        screen.Tell(LearningRatesEvent.Of(curve));
        var terminal = screen.Terminal;
        foreach (var line in new LearningRateChart(curve).Draw(terminal?.LineWidth ?? screen.Width, ChartHeight, terminal is { HasUnicode: true })) screen.Line(terminal is { HasColor: true } ? line.ToAnsi() : line.ToString().TrimEnd());
        screen.Line();
        Suggest(curve, record, screen.Results);
    }

    private static void Suggest(LearningRateCurve curve, CommandRecord record, Screen screen)
    {
        if (curve.Suggestion is not { } suggestion)
        {
            screen.Fact("suggests", "nothing: at no rate the loss fell. Look for higher rates with --to, or at what 'train' says about the data.");
            return;
        }
        var rate = Text(suggestion);
        screen.Fact("suggests", $"{rate}, {(curve.IsSuggestedBySlope ? "where the loss falls fastest" : "a tenth of the rate of the lowest loss")}; the loss is lowest at {Text(curve.Minimum!.Value)}"
            + (curve.IsDiverged ? $" and has exploded at {Text(curve.Points.Count == 0 ? 0 : curve.Points[^1].Rate)}" : ""));
        screen.Command("try", $"{screen.Program} train {string.Join(' ', record.With("--learning-rate", rate).Arguments().Select(ProgramName.Quoted))}");
    }

    /// <summary>Two digits are as exact as such a test is.</summary>
    private static string Text(double rate) => double.Parse(rate.ToString("g2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString("0.##########", CultureInfo.InvariantCulture) is var text && text != "0" ? text : rate.ToString("g2", CultureInfo.InvariantCulture);
}
