using System.Globalization;
using System.Text.RegularExpressions;
using Descent.Data;
using Descent.Models;
using Descent.Optimizers;

namespace Descent.Cli.Tests;

public sealed partial class TrainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Heart_is_a_29_64_1_network_of_1985_parameters()
    {
        var output = Train("heart", "--seed", "7");
        Assert.Contains("303 rows", output);
        Assert.Contains("inputs    29", output);
        Assert.Contains("Total params: 1,985", output);
        Assert.Contains("always '0'", output);
        Assert.Matches(@"accuracy +0\.8\d\d    0\.\d{3} to 0\.\d{3}  0\.541 ", output);
        Assert.Matches(@"AUC +0\.9\d\d    0\.\d{3} to 0\.\d{3}  0\.500 ", output);
        Assert.Matches("stopped   .*epochs: its best, .* is of epoch", output);
        Assert.Matches("kept      a final fit: [0-9]+ epochs", output);
        Assert.Contains($"descent predict {_folder["run"]} ROWS.csv", output);
        Assert.Equal(["Train.cs", "history.csv", "model.safetensors", "report.html", "results.json"], Directory.GetFiles(_folder["run"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Training_heart_takes_less_than_two_seconds()
    {
        var seconds = double.Parse(Seconds().Match(Train("heart")).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(seconds, 0, 2);
    }

    [Fact]
    public void The_ledger_says_what_each_column_is_and_why()
    {
        var output = Train(_folder.Write("people.csv", Rows("id,age,city,constant,ill", 60, i => $"{i},{20 + i * 7 % 50}.5,{(i % 3 == 0 ? "Rome" : "Oslo")},1,{(i % 2 == 0 ? "yes" : "no")}")), "--epochs", "2");
        Assert.Matches(@"id +identifier +60 distinct, 0 missing, all integers 0\.\.59, counts the rows -> identifier, not used", output);
        Assert.Matches(@"city +category +2 distinct \(Oslo, Rome\), 0 missing, texts -> category", output);
        Assert.Matches(@"constant +constant +always '1' -> constant, not used", output);
        Assert.Matches(@"ill +target +target \(the last column\): 2 distinct values", output);
    }

    [Fact]
    public void A_column_is_what_the_user_says()
    {
        var output = Train("iris", "--epochs", "1", "--target", "sepal_width", "--column", "species=ignored");
        Assert.Contains("sepal_width: a number (regression)", output);
        Assert.Matches(@"species +ignored", output);
        Assert.Contains("inputs    3 ", output);
    }

    [Theory]
    [InlineData("grade=number", "grade: a number (regression)")]
    [InlineData("grade=category", "grade: one of 5 classes")]
    [InlineData("grade=ignored", "hours: a number (regression)", "week")]
    public void A_role_of_the_target_decides_the_task(string column, string target, string input = "hours")
    {
        var grades = _folder.Write("grades.csv", Rows("week,hours,grade", 60, i => $"{i % 7}.5,{i}.5,{i / 12}"));
        Assert.Contains(target, Train(grades, "--column", column, "--column", $"{input}=number", "--epochs", "1"));
    }

    [Fact]
    public void A_schema_file_declares_vocabularies()
    {
        var schema = _folder.Write("schema.json", """{"columns": [{"name": "cp", "role": "category", "vocabulary": ["1", "2", "3", "4", "5", "6"]}]}""");
        var heart = _folder["heart.csv"];
        CommandRun.Success("datasets", "export", "heart", "--output", heart);
        var plain = Train(heart, "--epochs", "1");
        Assert.Contains("inputs    ", plain);
        Assert.Contains($"inputs    {Inputs(plain) + 1} ", Train(heart, "--epochs", "1", "--schema", schema));
    }

    [Theory]
    [InlineData("curve", "RMSE", "baseline: mean")]
    [InlineData("iris", "log loss", "baseline: always 'setosa'")]
    [InlineData("breast-cancer", "AUC", "baseline: always 'benign'")]
    public void Every_kind_of_target_is_measured_beside_its_baseline(string data, string measure, string baseline)
    {
        var output = Train(data, "--epochs", "30");
        Assert.Contains("  " + measure, output);
        Assert.Contains(baseline, output);
        Assert.DoesNotContain("no better than the baseline", output);
    }

    [Fact]
    public void Without_a_hidden_layer_it_is_a_logistic_regression() => Assert.Contains("Total params: 30\n", Train("heart", "--layers", "none", "--epochs", "2").ReplaceLineEndings("\n"));

    [Fact]
    public void Several_layers_with_dropout_and_penalties_are_trained()
    {
        var output = Train("heart", "--layers", "8,4", "--dropout", "0.1", "--l1", "0.001", "--l2", "0.001", "--activation", "gelu", "--initializer", "he-normal", "--epochs", "2");
        Assert.Contains($"Total params: {29 * 8 + 8 + 8 * 4 + 4 + 5}", output);
        Assert.Contains("(Dropout)", output);
    }

    public static TheoryData<string> Optimizers => [.. Catalogue.Default.Names<Optimizer>()];

    [Theory, MemberData(nameof(Optimizers))]
    public void Every_optimizer_trains(string optimizer) => Assert.Contains(optimizer, Train("iris", "--optimizer", optimizer, "--epochs", "2"), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Settings_reach_the_optimizer()
    {
        Train("iris", "--optimizer", "sgd", "--momentum", "0.8", "--nesterov", "--clip-norm", "2", "--weight-decay", "0.01", "--accumulate", "3", "--epochs", "2");
        var inspected = CommandRun.Success("inspect", _folder["run"]);
        foreach (var setting in new[] { "momentum 0.8", "nesterov true", "clipnorm 2", "weight_decay 0.01", "gradient_accumulation_steps 3" }) Assert.Contains(setting, inspected.ReplaceLineEndings(" ").Replace("  ", ""));
    }

    [Fact]
    public void What_holds_the_network_back_is_told()
    {
        var output = Train("iris", "--l1", "0.001", "--l2", "0.002", "--dropout", "0.1", "--optimizer", "adamw", "--weight-decay", "0.01", "--global-clip-norm", "2", "--epochs", "1");
        foreach (var restraint in new[] { "penalty L1 0.001 and L2 0.002 on the weights: the printed losses include it", "dropout 0.1 after each hidden layer", "weight decay 0.01", "the length of all gradients together clipped to 2" })
            Assert.Contains($"          {restraint}\n", output.ReplaceLineEndings("\n"));
        Assert.Contains("penalty L2 0.003 on the weights (the default; --l2 0 turns it off)", Train("iris", "--epochs", "1"));
        Assert.DoesNotContain("penalty", Train("iris", "--l2", "0", "--epochs", "1"));
    }

    /// <summary>Neither zeros nor exponents hide what a number of another size is.</summary>
    [Theory]
    [InlineData(50000, @"1 is \d{5}, its")]
    [InlineData(0.00001, @"1 is 0\.0000\d{4,}, its")]
    public void The_deviation_is_said_in_digits_that_count_whatever_the_unit(double unit, string deviation)
    {
        var rows = _folder.Write("rows.csv", "x,y\n" + string.Concat(Enumerable.Range(0, 80).Select(i => string.Create(CultureInfo.InvariantCulture, $"{Math.Cos(i)},{unit * Math.Sin(i)}\n"))));
        Assert.Matches(deviation, CommandRun.Success("train", rows, "--target", "y", "--epochs", "2", "--output", _folder["run"]));
    }

    [Fact]
    public void Errors_of_a_regression_are_said_to_be_standardised()
    {
        var output = Train("curve", "--epochs", "2");
        Assert.Contains("the epochs' errors are those of the standardised target: 1 is 0.", output);
        Assert.Equal(2, Regex.Count(output, "^epoch .* standardised_rmse .* val_standardised_rmse ", RegexOptions.Multiline));
    }

    [Theory]
    [InlineData("train", "heart", "--epochs", "2")]
    [InlineData("train", "iris", "--epochs", "2", "--dropout", "0.1", "--warm-up", "1", "--schedule", "cosine_restarts")]
    [InlineData("train", "--help")]
    [InlineData("--help")]
    [InlineData("datasets")]
    [InlineData("datasets", "show", "heart")]
    public void Lines_fit_a_small_terminal(params string[] args)
    {
        string[] run = args is ["train", not "--help", ..] ? ["--output", _folder["run"]] : [];
        foreach (var width in (int[])[40, 60, 80])
        {
            using var output = new StringWriter();
            var terminal = new Output.Terminal { Size = () => (width, 24), HasUnicode = true, HasAnsi = true };
            Assert.Equal(0, CommandLine.Run([.. args, .. run], new Output.Screen(output, output, width, terminal)));
            var lines = EscapeSequence().Replace(output.ToString(), "").ReplaceLineEndings("\n").Split('\n', '\r');
            // A table of layers and what can be copied are not broken.
            Assert.All(lines.Where(line => !line.Contains(_folder.Path) && !line.StartsWith("  descent ", StringComparison.Ordinal) && !LayerLine().IsMatch(line)), line => Assert.InRange(line.Length, 0, width));
        }
    }

    [GeneratedRegex(@"^(_+|=+|Layer \(type\).*|.*\[None.*)$")]
    private static partial Regex LayerLine();

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]")]
    private static partial Regex EscapeSequence();

    [Fact]
    public void Words_are_left_whole()
    {
        var table = Output.TextTable.Lines([[new string('n', 60), "number", "3 distinct, 0 missing, all integers 0..3 -> number, and so on for a while"]], 80);
        Assert.Equal(["  " + new string('n', 60) + "  number", "    3 distinct, 0 missing, all integers 0..3 -> number, and so on for a while"], table);
        Assert.Equal(["a", "/a/path/that/is/long", "b c"], Output.TextTable.Wrap("a /a/path/that/is/long b c", 8));
    }

    [Theory]
    [InlineData("constant")]
    [InlineData("cosine")]
    [InlineData("cosine_restarts")]
    [InlineData("exponential")]
    [InlineData("staircase")]
    [InlineData("inverse_time")]
    [InlineData("linear")]
    [InlineData("one_cycle")]
    public void Every_schedule_trains(string schedule) => Train("iris", "--schedule", schedule, "--warm-up", "1", "--epochs", "3");

    [Theory]
    [InlineData("heart", "hinge")]
    [InlineData("heart", "mse")]
    [InlineData("heart", "binary_focal_crossentropy")]
    [InlineData("iris", "categorical_crossentropy")]
    [InlineData("iris", "kldivergence")]
    [InlineData("curve", "huber")]
    [InlineData("curve", "mae")]
    public void Losses_that_suit_the_target_train(string data, string loss) => Train(data, "--loss", loss, "--epochs", "2");

    [Fact]
    public void Without_validation_all_epochs_run_and_the_last_is_kept()
    {
        var output = Train("iris", "--validation", "0", "--epochs", "3");
        Assert.Contains("no early stopping", output);
        Assert.Contains("kept      the weights of epoch 3", output);
        Assert.DoesNotContain("val_loss", output);
    }

    [Fact]
    public void Without_patience_all_epochs_run_and_the_best_is_kept()
    {
        var output = Train("heart", "--seed", "7", "--patience", "0", "--epochs", "60", "--no-final-fit");
        Assert.Contains("trained   60 of 60 epochs", output);
        Assert.Matches("kept      the weights of epoch [1-4]?[0-9]\n", output);
    }

    [Fact]
    public void Redirected_output_has_one_line_an_epoch() => Assert.Equal(5, Regex.Count(Train("iris", "--epochs", "5"), @"^epoch \d/5  loss \d\.\d{4}  accuracy \d\.\d{4}  val_loss", RegexOptions.Multiline));

    private string Train(params string[] args) => CommandRun.Success(["train", .. args, "--output", _folder["run"]]);

    private static int Inputs(string output) => int.Parse(InputCount().Match(output).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    private static string Rows(string header, int count, Func<int, string> row) => $"{header}\n{string.Join('\n', Enumerable.Range(0, count).Select(row))}\n";

    [GeneratedRegex(@"inputs +(\d+)")]
    private static partial Regex InputCount();

    [GeneratedRegex(@"steps, in (\d+\.\d+) s")]
    private static partial Regex Seconds();
}
