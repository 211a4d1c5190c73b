using System.CommandLine;
using Descent.Cli.Options;
using Descent.Cli.Output;
using Descent.Cli.Runs;

namespace Descent.Cli.Commands;

/// <summary>`descent evaluate`.</summary>
internal static class EvaluateCommand
{
    private const string Notes = """
        The baselines: one looks at no column and predicts the majority class, or the mean; the other is the logistic or ridge regression
        that was trained with the model.

        Examples:
          descent evaluate heart.run new-patients.csv
          descent evaluate heart.run heart --part test
        """;

    public static Command Create(Screen screen)
    {
        var model = ModelArgument.Create();
        var data = DataArguments.Positional("DATA", "A CSV file with the target's column, or the name of a built-in data set");
        var part = Setting.OneOf("--part", "Of the data that the model was trained on, only the rows of this use (default all)", [.. Evaluation.Parts]);
        var (csv, costs) = (new CsvArguments(), new CostArguments());
        var command = new NotedCommand("evaluate", "Measures a model on rows whose target is known, beside a baseline.", Notes) { model, data, part };
        costs.AddTo(command);
        csv.AddTo(command);
        OutputArguments.AddTo(command);
        command.SetAction(parsed =>
        {
            var request = new DataRequest(parsed.GetRequiredValue(data), null, null, csv.Read(parsed));
            new Evaluation(ModelPath.Load(parsed.GetRequiredValue(model)), screen).Run(request, parsed.GetValue(part) ?? Evaluation.All, costs.Read(parsed));
            return ExitCode.Success;
        });
        return command;
    }
}
