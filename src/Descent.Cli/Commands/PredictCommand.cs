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

        --explain adds the column 'typical row', which is the prediction for a row of mean numbers and most frequent categories, and a column of the effect of each column that the model uses.
        The effects of a row sum to its prediction minus that for the typical row, but for rounding. What is explained is the probability of the second of two classes, whatever the label;
        of more classes the probability of the row's most probable one; of numbers the prediction in its unit. Effects are estimates of Shapley's values by ten orders of the columns:
        they say what the network does with the row, not what would follow if somebody changed it in the world.

        --threshold P takes a row for the second of two classes where that class's probability is P or more, instead of 0.5. What each threshold finds, misses and costs stands
        in the table of thresholds in the training's report; train's and evaluate's --cost-false-positive and --cost-false-negative say what errors cost.

        Examples:
          descent predict heart.run rows.csv
          descent predict heart.run rows.csv --keep age,sex --probabilities --output predictions.csv
          descent predict heart.run rows.csv --explain --threshold 0.3
        """;

    public static Command Create(Screen screen)
    {
        var model = ModelArgument.Create();
        var rows = DataArguments.Positional("ROWS", "A CSV file, or - for standard input");
        var output = Setting.Text("--output", "FILE", "Where the predictions go (default: standard output)");
        var all = Setting.Switch("--probabilities", "A further column for each class with its probability");
        var keep = Setting.Of("--keep", "COLUMNS", "Columns of ROWS to repeat before the predictions, such as id,name; * stands for all", PredictionRequest.ParseKept);
        var explain = Setting.Switch("--explain", "Further columns with what each column adds to the row's prediction, from that for a typical row on (below)");
        var threshold = Setting.Probability("--threshold", "Of two classes: the probability from which on the second is the label (default 0.5)");
        var csv = new CsvArguments();
        var command = new NotedCommand("predict", "Predicts the target of each row of a CSV file.", Notes) { model, rows, output, all, keep, explain, threshold };
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
            var prediction = new Prediction(ModelPath.Load(modelPath), new()
            {
                Kept = parsed.GetValue(keep) ?? [],
                AllProbabilities = parsed.GetValue(all),
                Explains = parsed.GetValue(explain),
                Threshold = parsed.GetValue(threshold),
            });
            prediction.Write(rowsPath, csv.Read(parsed), parsed.GetValue(output), screen);
            return ExitCode.Success;
        });
        return command;
    }
}
