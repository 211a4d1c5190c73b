using System.CommandLine;
using Descent.Cli.Options;
using Descent.Cli.Output;
using Descent.Cli.Runs;
using Descent.Optimizers;
using Descent.Tabular;

namespace Descent.Cli.Commands;

/// <summary>`descent train`.</summary>
internal static class TrainCommand
{
    private const string Notes = """
        Columns' kinds and the target are found out and shown with the reason. Ctrl+C ends the training early and keeps the best network so far; where there are checkpoints, --resume goes on.

        Examples:
          descent train heart --seed 7
          descent train houses.csv --target price --column district=category --layers 64,32 --dropout 0.2
          descent train heart --optimizer sgd --momentum 0.9 --nesterov --learning-rate 0.1 --schedule cosine --warm-up 5
          descent train heart --folds 5 --repeats 2
          descent train heart --search 20
          descent train heart --checkpoint-every 10epochs --patience 0 --output heart.run
          descent train --resume heart.run --epochs 600
          descent train seattle-weather --task timeseries
          descent train sales.csv --task timeseries --target sold --time day --horizon 7
        """;

    private static readonly string[] s_essentials =
    [
        "--target", "--task", "--column", "--ignore", "--schema", "--layers", "--dropout", "--learning-rate", "--batch-size", "--epochs", "--patience", "--test", "--folds", "--search", "--ensemble", "--time-limit", "--seed", "--output", "--quiet", "--json",
        HelpWithNotes.WholeName,
    ];

    public static Command Create(Screen screen)
    {
        var (data, series, network, optimizer, schedule, run, estimate, resume) =
            (new DataArguments(isOptional: true), new SeriesArguments(), new NetworkArguments(), new OptimizerArguments(), new ScheduleArguments(), new RunArguments(), new EstimateArguments(), new ResumeArguments());
        var command = new NotedCommand("train", "Trains a network on a CSV file or a built-in data set, and measures it on rows that it has not seen.", Notes) { Essentials = s_essentials };
        command.Group("Data");
        data.AddTo(command);
        command.Group("Time series");
        series.AddTo(command);
        command.Group("Network");
        network.AddTo(command);
        command.Group("Training");
        schedule.AddTo(command);
        run.AddTo(command);
        estimate.AddTo(command);
        command.Group("Optimizer");
        optimizer.AddTo(command);
        command.Group("Result");
        run.AddResultTo(command);
        resume.AddTo(command);
        OutputArguments.AddTo(command);
        command.Add(HelpWithNotes.WholeOption(screen));
        command.SetAction(given =>
        {
            var resumed = resume.Read(given, command);
            var parsed = resumed?.Parsed ?? given;
            var settings = estimate.Read(parsed, network.Read(parsed, run.Read(parsed))) with { Optimizer = optimizer.IsGiven(parsed) || schedule.IsGiven(parsed) ? Chosen : null, Series = series.Read(parsed, data.IsTimeSeries(parsed)) };
            if (settings.Series is not null && (settings.Folds ?? settings.Ensemble ?? settings.Search) is not null)
                throw new UsageException("--task timeseries measures one network by rolling origin: leave --folds, --ensemble and --search out.");
            if (settings is { Search: not null, Validation: 0 }) throw new UsageException("--search compares settings on rows that validate, and --validation 0 leaves none: leave one of both out.");
            var record = resumed?.Record ?? CommandRecord.Of(parsed, command);
            var request = new TrainRequest(data.Read(parsed), settings, run.Output(parsed), new(resume.Every(parsed), record, resumed));
            Chosen(new(new Adam(), LearningRate: 1, Epochs: 1, StepsPerEpoch: 1));      // what is wrong with its settings is said before anything else
            return new TrainingRun(request, screen).Execute();

            Optimizer Chosen(OptimizerBasis basis) => optimizer.Read(parsed, schedule.Read(parsed, basis));
        });
        return command;
    }
}
