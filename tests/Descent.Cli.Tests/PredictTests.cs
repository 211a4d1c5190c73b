using System.Globalization;
using System.Text.Json;

namespace Descent.Cli.Tests;

public sealed class PredictTests(TrainedHeart heart) : IClassFixture<TrainedHeart>, IDisposable
{
    private const string Header = "age,sex,cp,trestbps,chol,fbs,restecg,thalach,exang,oldpeak,slope,ca,thal", Row = "63,1,1,145,233,1,2,150,0,2.3,3,0,fixed";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_row_gets_a_label_and_its_probability()
    {
        var lines = Predict($"{Header}\n{Row}\n67,1,4,160,286,0,2,108,1,1.5,2,3,normal\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("label,probability", lines[0]);
        Assert.Equal(3, lines.Length);
        Assert.All(lines[1..], line => Assert.InRange(double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture), 0.5, 1));
        Assert.StartsWith("1,", lines[2]);
    }

    [Fact]
    public void Columns_are_found_by_name_in_any_order_and_others_do_not_matter()
    {
        var reversed = $"name,{string.Join(',', Header.Split(',').Reverse())}\nAda,{string.Join(',', Row.Split(',').Reverse())}\n";
        Assert.Equal(Predict($"{Header}\n{Row}\n"), Predict(reversed));
    }

    [Fact]
    public void All_probabilities_can_be_asked_for()
    {
        var lines = Predict($"{Header}\n{Row}\n", "--probabilities").Split('\n');
        Assert.Equal("label,probability,probability of 0,probability of 1", lines[0]);
        Assert.Equal(1, lines[1].Split(',')[2..].Sum(text => double.Parse(text, CultureInfo.InvariantCulture)), 1e-5);
    }

    [Fact]
    public void Columns_can_be_kept_beside_the_predictions()
    {
        var rows = $"id,{Header}\n007,{Row}\n,{Row}\n";
        var plain = Predict(rows).Split('\n');
        Assert.Equal([$"id,age,{plain[0]}", $"007,63,{plain[1]}", $",63,{plain[2]}", ""], Predict(rows, "--keep", "id,age").Split('\n'));
        Assert.Equal([$"id,{Header},{plain[0]}", $"007,{Row},{plain[1]}", $",{Row},{plain[2]}", ""], Predict(rows, "--keep", "*").Split('\n'));
        var run = CommandRun.Of("predict", heart.Run, _folder["rows.csv"], "--keep", "idd", "--output", _folder["predictions.csv"]);
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("there is no column 'idd'. Did you mean 'id'?", run.Error);
        Assert.False(File.Exists(_folder["predictions.csv"]));
    }

    [Fact]
    public void Kept_columns_may_be_called_as_predicted_ones()
    {
        var plain = Predict($"{Header}\n{Row}\n", "--probabilities").Split('\n');
        Assert.Equal([$"label,Probability,probability of 1,PROBABILITY,label (predicted),probability,probability of 0,probability of 1 (predicted)", $"a,b,c,d,{plain[1]}", ""],
            Predict($"label,Probability,probability of 1,PROBABILITY,{Header}\na,b,c,d,{Row}\n", "--probabilities", "--keep", "label,Probability,probability of 1,PROBABILITY").Split('\n'));
        foreach (var json in new[] { false, true })
        {
            var run = CommandRun.Of(["predict", heart.Run, _folder["rows.csv"], "--keep", "age,sex,age", .. json ? ["--json"] : Array.Empty<string>()]);
            Assert.Equal(ExitCode.BadInput, run.ExitCode);
            Assert.Contains("--keep needs each column once, got 'age' twice", run.Error + run.Out, StringComparison.Ordinal);
        }
    }

    /// <summary>A number of type float has seven digits, which are too few for milliseconds since 1970.</summary>
    [Theory]
    [InlineData]
    [InlineData("--task", "timeseries")]
    public void A_number_is_predicted_with_all_its_digits(params string[] task)
    {
        var rows = _folder.Write("rows.csv", "x,prediction,y\n" + string.Concat(Enumerable.Range(0, 80).Select(i => string.Create(CultureInfo.InvariantCulture, $"{Math.Cos(i)},{i % 3}.5,{1700000000000.5 + 300 * Math.Sin(i)}\n"))));
        var (run, options) = (_folder["run"], new[] { "--target", "y", "--epochs", "2", "--output", _folder["run"] });
        Assert.Equal(ExitCode.Success, CommandRun.Of(["train", rows, .. options, .. task]).ExitCode);
        var lines = CommandRun.Of("predict", run, rows, "--keep", "prediction").Out.TrimEnd().Split('\n');
        Assert.Equal(task.Length == 0 ? "prediction,prediction (predicted)" : "prediction,y 1 row later", lines[0]);
        var events = CommandRun.Of("predict", run, rows, "--json").Out.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).Where(line => line.GetProperty("event").GetString() == "prediction");
        double[] values = [.. events.Select(line => line.GetProperty("value").GetDouble())];
        Assert.Equal(values, lines[1..].Select(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture)));
        Assert.True(values.Distinct().Count() > 50);
    }

    [Fact]
    public void A_long_file_is_predicted_as_its_parts_are()
    {
        var rows = Enumerable.Range(0, 3000).Select(i => $"{30 + i % 40},{i % 2},{1 + i % 4},{100 + i % 70},233,{i % 2},{i % 3},150,0,{i % 5},{1 + i % 3},{i % 4},normal").ToArray();
        var whole = Predict($"{Header}\n{string.Join('\n', rows)}\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3001, whole.Length);
        Assert.Equal(whole[2001..2011], Predict($"{Header}\n{string.Join('\n', rows[2000..2010])}\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..]);
    }

    [Fact]
    public void On_standard_output_a_row_that_cannot_be_used_is_named_behind_those_before_it()
    {
        var rows = _folder.Write("rows.csv", $"{Header}\n{string.Concat(Enumerable.Repeat(Row + "\n", 2500))}{Row.Replace("63", "old", StringComparison.Ordinal)}\n");
        var run = CommandRun.Of("predict", heart.Run, rows);
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("rows.csv:2502:1: the column 'age' needs a finite number, got 'old'", run.Error, StringComparison.Ordinal);
        Assert.Equal(2049, run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_file_can_take_the_result()
    {
        var output = _folder["predictions.csv"];
        Assert.Equal("", Predict($"{Header}\n{Row}\n", "--output", output));
        Assert.Equal(Predict($"{Header}\n{Row}\n"), File.ReadAllText(output));
    }

    [Fact]
    public void Rows_can_come_from_standard_input()
    {
        var expected = Predict($"{Header}\n{Row}\n");
        using var rows = new StringReader($"{Header}\n{Row}\n");
        var before = Console.In;
        Console.SetIn(rows);
        try
        {
            Assert.Equal(expected, CommandRun.Success("predict", heart.Run, "-"));
        }
        finally
        {
            Console.SetIn(before);
        }
    }

    [Theory]
    [InlineData("ca,thal", "ca,that", "the model needs the column 'thal', which is not there")]
    [InlineData("1,1,145", "1,9,145", "rows.csv:2:3: the column 'cp' has no value '9'")]
    [InlineData("63,", "old,", "rows.csv:2:1: the column 'age' needs a finite number, got 'old'")]
    [InlineData("145,233", "145", "rows.csv:2")]
    public void Rows_that_do_not_fit_are_refused_and_no_output_is_left(string from, string to, string message)
    {
        var rows = _folder.Write("rows.csv", $"{Header}\n{Row}\n".Replace(from, to));
        var run = CommandRun.Of("predict", heart.Run, rows, "--output", _folder["predictions.csv"]);
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains(message, run.Error);
        Assert.Equal([rows], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Values_unknown_in_training_are_counted_on_standard_error()
    {
        var data = _folder.Write("data.csv", "colour,size,label\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{(i % 3 == 0 ? "red" : "blue")},{i}.5,{(i % 2 == 0 ? "a" : "b")}\n")));
        CommandRun.Success("train", data, "--epochs", "1", "--output", _folder["run"]);
        var run = CommandRun.Of("predict", _folder["run"], _folder.Write("rows.csv", "colour,size\ngreen,1\nred,2\nviolet,3\n"));
        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal("warning: colour: 2 values unknown in training, taken as 'other' (first 'green', line 2)", run.Error.Trim());
        Assert.Equal(4, run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void One_missing_value_is_in_the_singular()
    {
        var run = CommandRun.Of("predict", heart.Run, _folder.Write("rows.csv", $"{Header}\n{Row.Replace("63,", ",")}\n"));
        Assert.Equal("warning: age: 1 missing value taken as the training mean (first 'missing', line 2)", run.Error.Trim());
    }

    [Fact]
    public void Numbers_are_predicted_in_their_own_unit()
    {
        CommandRun.Success("train", "curve", "--output", _folder["run"]);
        var lines = CommandRun.Success("predict", _folder["run"], _folder.Write("rows.csv", "x\n0.5\n-0.5\n")).Split('\n');
        Assert.Equal("prediction", lines[0]);
        Assert.InRange(double.Parse(lines[1], CultureInfo.InvariantCulture), 0.7, 1.7);      // sin 1.5 + 0.25
        Assert.InRange(double.Parse(lines[2], CultureInfo.InvariantCulture), -1.7, -0.7);
    }

    [Theory]
    [InlineData("rows.csv", "rows.csv", "written over ROWS")]
    [InlineData("rows.csv", "./rows.csv", "written over ROWS")]
    [InlineData("rows.csv", "link.csv", "written over ROWS")]
    [InlineData("rows.csv", "linked/rows.csv", "written over ROWS")]
    [InlineData("link.csv", "rows.csv", "written over ROWS")]
    [InlineData("rows.csv", "model.safetensors", "written over the model")]
    public void What_is_read_is_not_written_over(string rows, string output, string message)
    {
        _folder.Write("rows.csv", $"{Header}\n{Row}\n");
        File.Copy(heart.Model, _folder["model.safetensors"]);
        File.CreateSymbolicLink(_folder["link.csv"], _folder["rows.csv"]);
        Directory.CreateSymbolicLink(_folder["linked"], _folder.Path);
        var run = CommandRun.Of("predict", _folder.Path, _folder[rows], "--output", $"{_folder.Path}/{output}");
        Assert.Equal((ExitCode.BadInput, ""), (run.ExitCode, run.Out));
        Assert.Contains(message, run.Error);
        Assert.Equal($"{Header}\n{Row}\n", File.ReadAllText(_folder["rows.csv"]));
        Assert.Equal(File.ReadAllBytes(heart.Model), File.ReadAllBytes(_folder["model.safetensors"]));
    }

    [Fact]
    public void A_truncated_model_is_refused()
    {
        var cut = _folder["cut.safetensors"];
        File.WriteAllBytes(cut, File.ReadAllBytes(heart.Model)[..^100]);
        ModelRefused(cut, "cut.safetensors");
    }

    [Fact]
    public void A_damaged_model_is_refused()
    {
        var bytes = File.ReadAllBytes(heart.Model);
        bytes[^5] ^= 1;
        File.WriteAllBytes(_folder["damaged.safetensors"], bytes);
        ModelRefused(_folder["damaged.safetensors"], "checksum");
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused()
    {
        ModelRefused(_folder.Write("text.model", $"{Header}\n{Row}\n"), "text.model, byte 0: this is not a .safetensors file");
        ModelRefused(_folder.Write("text.csv", $"{Header}\n{Row}\n"), "text.csv is a file of rows, and a model is needed first: the folder of a run");
    }

    private void ModelRefused(string model, string message)
    {
        var rows = _folder.Write("rows.csv", $"{Header}\n{Row}\n");
        foreach (var args in new string[][] { ["predict", model, rows], ["evaluate", model, "heart"], ["inspect", model] })
        {
            var run = CommandRun.Of(args);
            Assert.Equal((ExitCode.BadInput, ""), (run.ExitCode, run.Out));
            Assert.Contains(message, run.Error);
        }
    }

    private string Predict(string rows, params string[] options) => CommandRun.Success(["predict", heart.Run, _folder.Write("rows.csv", rows), .. options]);
}
