namespace Descent.Cli.Tests;

/// <summary>What is wrong is named, the exit code says whose fault it is, and no file is left behind.</summary>
public sealed class ErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, "missing.csv: there is no such file")]
    [InlineData("a,b,target\n1,2,0\n3,1,1\n", "data.csv: 2 rows are too few to train a network and to measure it: at least 10 are needed")]
    [InlineData("", "file is empty")]
    [InlineData("a,b,target\n", "header line and no rows")]
    [InlineData("a,b,target\n1,2,0\n3,1\n", "data.csv:3")]
    [InlineData("a,b,target\n1,2,0\n3,1,0\n", "the target 'target' is '0' in all 2 rows")]
    [InlineData("a,b,target\n1,2,0\n", "the target 'target' is '0' in the only row")]
    [InlineData("a,target\n1,0\n2,1\n3,0\n4,1\nx,0\n", "data.csv:6:1: the column 'a' holds numbers in 4 rows, but here 'x'")]
    public void A_file_that_cannot_be_trained_on_is_refused(string? content, string message)
    {
        var path = content is null ? _folder["missing.csv"] : _folder.Write("data.csv", content);
        Refused(message, "train", path, "--output", _folder["run"]);
    }

    [Theory]
    [InlineData("a,b\n1.5,\n2,1\n", "That 'b' is the target was guessed (the last column): name the right column (--target).")]
    [InlineData("a,y\n1.5,7\n2,7\n", "That 'y' is the target was guessed (called 'y'): name the right column (--target).")]
    [InlineData("a,b\n1.5,7.5\n2,7.6\n3,7.7\n4,7.8\n5,1.5\n6,1.6\n7,1.7\n8,1.8\n9,1.9\n9.5,2.5\n", "The target 'b' was guessed: --target COLUMN chooses another.")]      // one row trains: there is no deviation
    public void What_is_wrong_with_a_guessed_target_names_the_guess(string content, string message) => Refused(message, 
        "train", _folder.Write("data.csv", content), "--test", "0.8", "--validation", "0.8", "--no-final-fit", "--output", _folder["run"]);

    [Theory]
    [InlineData("mse")]
    [InlineData("huber")]
    public void A_loss_for_numbers_asks_what_whole_numbers_are(string loss)
    {
        var grades = _folder.Write("grades.csv", "hours,grade\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i}.5,{i / 12}\n")));
        Refused("add --column grade=number for a regression, or --column grade=category for classes", "train", grades, "--loss", loss, "--output", _folder["run"]);
        Assert.Contains("a number (regression)", CommandRun.Success("train", grades, "--column", "grade=number", "--loss", loss, "--epochs", "1", "--output", _folder["run"]));
    }

    [Theory]
    [InlineData("there is no column 'tarfet'. Did you mean 'target'?", "--target", "tarfet")]
    [InlineData("--optimizer has no value 'adm'. Did you mean 'adam'?", "--optimizer", "adm")]
    [InlineData("--activation has no value 'rleu'. Did you mean 'relu'?", "--activation", "rleu")]
    [InlineData("--loss has no value 'binary_crosentropy'. Did you mean 'binary_crossentropy'?", "--loss", "binary_crosentropy")]
    [InlineData("--initializer has no value 'he_norml'. Did you mean 'he_normal'?", "--initializer", "he_norml")]
    [InlineData("--schedule has no value 'cosin'. Did you mean 'cosine' or 'cosine_restarts'?", "--schedule", "cosin")]
    [InlineData("there is no option '--optimzer'. Did you mean '--optimizer'?", "--optimzer", "adam")]
    [InlineData("--batch-size needs a whole number of at least 1, got '0'", "--batch-size", "0")]
    [InlineData("--epochs needs a whole number of at least 1, got '-3'", "--epochs", "-3")]
    [InlineData("--learning-rate needs a positive number, got '-0.1'", "--learning-rate", "-0.1")]
    [InlineData("--learning-rate needs a positive number, got 'fast'", "--learning-rate", "fast")]
    [InlineData("--learning-rate needs a positive number, got 'NaN'", "--learning-rate", "NaN")]
    [InlineData("--dropout needs a number from 0 to below 1, got '1'", "--dropout", "1")]
    [InlineData("--test needs a number from 0 to below 1, got '1.5'", "--test", "1.5")]
    [InlineData("--l2 needs a number of at least 0, got '-1'", "--l2", "-1")]
    [InlineData("--threads needs a whole number from 1 to 1024, got '0'", "--threads", "0")]
    [InlineData("--deterministic has no value 'fast'. The values are portable.", "--deterministic", "fast")]
    [InlineData("--threads needs a whole number from 1 to 1024, got '5000'", "--threads", "5000")]
    [InlineData("--layers needs whole numbers of at least 1 such as 64,32, or none, got '0'", "--layers", "0")]
    [InlineData("--initializer has no value 'he'. Did you mean 'he_uniform' or 'he_normal'?", "--initializer", "he")]
    [InlineData("--nesterov looks ahead along the momentum, and there is none: add --momentum 0.9.", "--optimizer", "sgd", "--nesterov")]
    [InlineData("--layers needs whole numbers of at least 1 such as 64,32, or none, got '16,x'", "--layers", "16,x")]
    [InlineData("--seed needs a whole number, got '1.5'", "--seed", "1.5")]
    [InlineData("--momentum is no setting of Adam. It has --beta-1", "--momentum", "0.9")]
    [InlineData("--loss MeanAbsolutePercentageError needs positive targets", "--loss", "mean_absolute_percentage_error")]
    [InlineData("--loss SparseCategoricalCrossentropy is for one of several classes, but the target is one of two classes", "--loss", "sparse_categorical_crossentropy")]
    [InlineData("--column cp has no value 'catgory'. Did you mean 'category'?", "--column", "cp=catgory")]
    [InlineData("--column needs NAME=ROLE, such as cp=category, got 'cp'", "--column", "cp")]
    [InlineData("there is no column 'cpp'. Did you mean 'cp'?", "--column", "cpp=number")]
    [InlineData("no-such.json: the schema file cannot be read", "--schema", "no-such.json")]
    [InlineData("--delimiter needs one character, or 'tab', got 'xy'", "--delimiter", "xy")]
    [InlineData("'more' is one argument too many", "more", "--verbose")]
    public void An_option_that_cannot_be_used_is_refused(string message, params string[] options) =>
        Refused(message, ["train", "heart", .. options, "--output", _folder["run"]]);

    [Theory]
    [InlineData("there is no command 'trian'. Did you mean 'train'?", "trian", "heart")]
    [InlineData("There is neither a data set nor a file 'hart'. Did you mean 'heart'?", "train", "hart")]
    [InlineData("train needs DATA", "train")]
    [InlineData("there is no option '--optimzer'. Did you mean '--optimizer'?", "train", "--optimzer", "adam")]
    [InlineData("predict needs ROWS", "predict", "some.run")]
    [InlineData("some.run: there is no such model file", "predict", "some.run", "rows.csv")]
    [InlineData("some.run: there is no such model file", "evaluate", "some.run", "heart")]
    [InlineData("some.run: there is no such model file", "inspect", "some.run")]
    [InlineData("There is no data set 'hart'. Did you mean 'heart'?", "datasets", "show", "hart")]
    [InlineData("There is no data set 'hart'. Did you mean 'heart'?", "datasets", "export", "hart")]
    public void A_command_line_that_makes_no_sense_is_refused(string message, params string[] args) => Refused(message, args);

    [Theory]
    [InlineData("pateints.csv", "there is no such file. Did you mean '", "patients.csv'?")]
    [InlineData("patients", "there is no such file. Did you mean '", "patients.csv'?")]
    [InlineData("other.csv", "there is no such file. In the folder are patients.csv, visits.tsv.", "")]
    [InlineData("no/patients.csv", "there is no such file, and no folder '", "check the path")]
    [InlineData("", "is a folder, where a CSV file was needed. In the folder are patients.csv, visits.tsv.", "")]
    public void A_path_that_is_wrong_names_what_may_be_meant(string name, string message, string end)
    {
        foreach (var file in new[] { "patients.csv", "visits.tsv", "notes.md" }) _folder.Write(file, "a,target\n1,0\n");
        Refused(message, "train", _folder[name], "--output", _folder["run"]);
        Assert.Contains(end, CommandRun.Of("train", _folder[name], "--output", _folder["run"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_that_is_a_file_is_refused_before_training()
    {
        var file = _folder.Write("taken", "text");
        var run = CommandRun.Of("train", "heart", "--output", file);
        Assert.Equal((ExitCode.BadInput, $"descent: --output {file} is a file: a folder is needed.", ""), (run.ExitCode, run.Error.Trim(), run.Out));
        Assert.Equal("text", File.ReadAllText(file));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no/such/file.csv")]
    public void An_output_file_that_cannot_be_is_refused(string name)
    {
        var run = CommandRun.Of("datasets", "export", "xor", "--output", _folder[name]);
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("--output", run.Error);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_fails_the_run()
    {
        var run = CommandRun.Of("train", "iris", "--epochs", "1", "--output", Path.Combine(_folder.Write("file", ""), "run"));
        Assert.Equal(ExitCode.RunFailed, run.ExitCode);
        Assert.Contains("the model cannot be written", run.Error);
        Assert.Empty(run.Out);          // it is said before the training
    }

    [Fact]
    public void A_loss_that_is_not_finite_ends_the_run_and_keeps_a_finite_model()
    {
        var run = CommandRun.Of("train", "heart", "--learning-rate", "1e30", "--output", _folder["run"]);
        Assert.Equal(ExitCode.RunFailed, run.ExitCode);
        Assert.Matches(@"^descent: training failed: The loss is (NaN|Infinity) in epoch 1 at step 2: .*learning rate.* The model written is the network after step 1, of an epoch that did not end\.", run.Error);
        Assert.Contains("kept      the network after step 1, of an epoch that did not end, which is not measured", run.Out);
        Assert.Contains("Rows of the minibatch: ", run.Out);
        Assert.Contains("checksums", CommandRun.Success("inspect", _folder["run"]));
        Assert.DoesNotContain("NaN", CommandRun.Success("evaluate", _folder["run"], "heart"));
        Assert.DoesNotContain("test      ", run.Out);
        Assert.DoesNotContain("descent predict", run.Out);
    }

    [Fact]
    public void A_failed_training_leaves_an_earlier_model_alone()
    {
        CommandRun.Success("train", "iris", "--epochs", "2", "--output", _folder["run"]);
        var before = Directory.GetFiles(_folder["run"]).Order().ToDictionary(file => file, File.ReadAllBytes);
        var run = CommandRun.Of("train", "iris", "--learning-rate", "1e30", "--output", _folder["run"]);
        Assert.Equal(ExitCode.RunFailed, run.ExitCode);
        Assert.Contains("The results of an earlier run", run.Error);
        Assert.DoesNotContain("wrote", run.Out);
        Assert.DoesNotContain("descent predict", run.Out);
        Assert.Equal(before.Keys, Directory.GetFiles(_folder["run"]).Order());
        Assert.All(before, file => Assert.Equal(file.Value, File.ReadAllBytes(file.Key)));
    }

    [Fact]
    public void A_failed_training_that_had_an_epoch_writes_its_model_over_an_earlier_one()
    {
        CommandRun.Success("train", "iris", "--epochs", "2", "--output", _folder["run"]);
        var run = CommandRun.Of("train", "curve", "--optimizer", "sgd", "--learning-rate", "0.8", "--warm-up", "60", "--layers", "32,32", "--activation", "linear", "--patience", "0", "--epochs", "300", "--output", _folder["run"]);
        Assert.Equal(ExitCode.RunFailed, run.ExitCode);
        Assert.Matches("^descent: training failed: The loss is .* The model written is that of epoch [0-9]+\\.", run.Error);
        Assert.Contains("wrote ", run.Out);
        Assert.Contains("warning: the run that wrote this model failed: its loss was not finite", CommandRun.Of("evaluate", _folder["run"], "curve").Error);
        Assert.Contains("stopped non_finite_loss", CommandRun.Success("inspect", _folder["run"]));
    }

    [Fact]
    public void A_test_row_that_cannot_be_encoded_is_told_before_the_training()
    {
        var rows = _folder.Write("rows.csv", "a,b,target\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i}.5,{(i == 3 ? "green" : i % 3 == 0 ? "red" : "blue")},{i % 2}\n")));
        var schema = _folder.Write("schema.json", """{"columns": [{"name": "b", "role": "category", "vocabulary": ["red", "blue"]}]}""");
        for (var seed = 0; seed < 12; seed++)
        {
            var run = CommandRun.Of("train", rows, "--schema", schema, "--seed", $"{seed}", "--output", _folder["run"]);
            Assert.Equal(ExitCode.BadInput, run.ExitCode);
            Assert.Contains("the column 'b' has no value 'green'. Its values are red, blue. Train with it in the column's vocabulary, or without a vocabulary", run.Error);
            Assert.DoesNotContain("loss ", run.Out);
            Assert.False(Directory.Exists(_folder["run"]));
        }
    }

    [Fact]
    public void The_data_are_not_written_over()
    {
        CommandRun.Success("train", "iris", "--epochs", "2", "--output", _folder["run"]);
        var history = Path.Combine(_folder["run"], "history.csv");
        var before = File.ReadAllText(history);
        var run = CommandRun.Of("train", history, "--output", _folder["run"]);
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("would be written over DATA", run.Error);
        Assert.Equal(before, File.ReadAllText(history));
    }

    [Fact]
    public void An_unexpected_error_is_one_line_and_its_place_is_told_on_request()
    {
        using var error = new StringWriter();
        var broken = new BrokenWriter();
        Assert.Equal(ExitCode.RunFailed, CommandLine.Run(["datasets"], new Output.Screen(broken, error, 80)));
        Assert.Equal("descent: unexpected error: broken (--verbose shows where; please report it)", error.ToString().Trim());
        Assert.Equal(ExitCode.RunFailed, CommandLine.Run(["datasets", "--verbose"], new Output.Screen(broken, error, 80)));
        Assert.Contains("   at Descent.Cli", error.ToString());
    }

    private void Refused(string message, params string[] args)
    {
        var run = CommandRun.Of(args);
        Assert.Contains(message, run.Error);
        Assert.StartsWith("descent: ", run.Error);
        Assert.DoesNotContain("   at ", run.Error);
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.False(Directory.Exists(_folder["run"]));
        Assert.DoesNotContain(Directory.GetFiles(_folder.Path), file => file.Contains(".tmp"));
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new InvalidOperationException("broken");
    }
}
