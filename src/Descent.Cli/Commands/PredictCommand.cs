using System.CommandLine;
using Descent.Cli.Options;
using Descent.Cli.Output;
using Descent.Cli.Runs;

namespace Descent.Cli.Commands;

/// <summary>`descent predict`.</summary>
internal static class PredictCommand
{
    private const string Notes = """
        ROWS needs the columns that the model was trained on, in any order; others do not matter. The result is CSV: for classes the label and its
        probability, for numbers the prediction, in the order of the rows. Values that training has not seen are counted on standard error.
        Files of any length fit into memory. A row that cannot be used ends the command with its place and exit code 2: a file that --output names is then not written at all,
        on standard output some of the rows before it stand already.

        Examples:
          descent predict heart.run rows.csv
          descent predict heart.run rows.csv --keep age,sex --probabilities --output predictions.csv
        """;

    public static Command Create(Screen screen)
    {
        var model = ModelArgument.Create();
        var rows = DataArguments.Positional("ROWS", "A CSV file, or - for standard input");
        var output = Setting.Text("--output", "FILE", "Where the predictions go (default: standard output)");
        var all = Setting.Switch("--probabilities", "A further column for each class with its probability");
        var keep = Setting.Text("--keep", "COLUMNS", "Columns of ROWS to repeat before the predictions, such as id,name; * stands for all");
        var csv = new CsvArguments();
        var command = new NotedCommand("predict", "Predicts the target of each row of a CSV file.", Notes) { model, rows, output, all, keep };
        csv.AddTo(command);
        OutputArguments.AddJsonTo(command);
        command.SetAction(parsed =>
        {
            var (modelPath, rowsPath) = (parsed.GetRequiredValue(model), parsed.GetRequiredValue(rows));
            if (parsed.GetValue(output) is { } path)
            {
                OutputFile.RefuseInput(path, ModelPath.Find(modelPath), "the model");
                if (rowsPath != Prediction.StandardInput) OutputFile.RefuseInput(path, rowsPath, "ROWS");
            }
            var prediction = new Prediction(ModelPath.Load(modelPath), parsed.GetValue(all), parsed.GetValue(keep)?.Split(',') ?? []);
            prediction.Write(rowsPath, csv.Read(parsed), parsed.GetValue(output), screen);
            return ExitCode.Success;
        });
        return command;
    }
}
