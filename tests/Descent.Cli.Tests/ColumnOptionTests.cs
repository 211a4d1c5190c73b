using Descent.Data;

namespace Descent.Cli.Tests;

/// <summary>What the user says about columns.</summary>
public sealed class ColumnOptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Members() => _folder.Write("members.csv", "id,joined,visits,town,comment,sport,churned\n" + string.Concat(Enumerable.Range(0, 200).Select(i =>
        $"{i + 1},{1 + i % 12}/{1 + i % 11}/202{i % 4},{i * 7 % 30},town{i % 30},{(i % 3 == 0 ? "very good place indeed" : "not so good " + i)},{(i % 5 == 0 ? "tennis" : "golf")},{(i % 3 == 0 ? "no" : "yes")}\n")));

    [Fact]
    public void A_ledger_tells_what_each_column_was_found_to_be_and_how_to_change_it()
    {
        var output = CommandRun.Success("train", Members(), "--epochs", "1", "--output", _folder["run"]);
        Assert.Contains("target    churned: one of 2 classes (no, yes); guessed: --target COLUMN chooses another", output, StringComparison.Ordinal);
        Assert.Matches(@"id +identifier +200 distinct, 0 missing, all integers 1\.\.200, counts the rows -> identifier, not used", output);
        Assert.Contains("read as M/d/yyyy, the month before the day (d/M/yyyy would fit as well: --column joined=date:d/M/yyyy) -> date", string.Join(' ', output.Split(' ', '\n').Where(word => word.Length > 0)), StringComparison.Ordinal);
        Assert.Matches(@"sport +category +2 distinct \(golf, tennis\)", output);
        Assert.Matches(@"comment +text ", output);
        Assert.DoesNotContain("EmbeddedColumns", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_saved_schema_gives_the_same_run()
    {
        var (data, schema) = (Members(), _folder["schema.json"]);
        CommandRun.Success("train", data, "--epochs", "2", "--column", "town=embedding", "--ignore", "id", "--save-schema", schema, "--output", _folder["one"]);
        Assert.Equal(ColumnRole.Embedding, Schema.Load(schema).Find("town")!.Role);
        Assert.Contains("EmbeddedColumns", CommandRun.Success("train", data, "--epochs", "2", "--schema", schema, "--output", _folder["two"]), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(Path.Combine(_folder["one"], "model.safetensors")), File.ReadAllBytes(Path.Combine(_folder["two"], "model.safetensors")));
        var predicted = CommandRun.Success("predict", _folder["one"], data);
        Assert.Equal(201, predicted.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("a learned vector of", CommandRun.Success("inspect", _folder["one"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_can_be_ignored_and_dates_be_read_otherwise()
    {
        var output = CommandRun.Success("train", Members(), "--ignore", "id, town", "--ignore", "comment", "--column", "joined=date:d/M/yyyy", "--epochs", "1", "--output", _folder["run"]);
        Assert.Matches(@"town +ignored +declared", output);
        Assert.Matches(@"comment +ignored +declared", output);
        Assert.Contains("dates as d/M/yyyy", CommandRun.Success("inspect", _folder["run"]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_task_can_be_given() => Assert.Contains("visits: a number (regression)",
        CommandRun.Success("train", Members(), "--target", "visits", "--task", "regression", "--epochs", "1", "--output", _folder["run"]), StringComparison.Ordinal);

    [Theory]
    [InlineData("--column and --ignore say twice what the column 'town' is", "--column", "town=text", "--ignore", "town")]
    [InlineData("there is no column 'twon'. Did you mean 'town'?", "--ignore", "twon")]
    [InlineData("--column joined needs a format of dates such as date:d/M/yyyy", "--column", "joined=date:soon")]
    [InlineData("--column town has no value 'txt'. Did you mean 'text'?", "--column", "town=txt")]
    [InlineData("--task has no value 'regresion'. Did you mean 'regression'?", "--task", "regresion")]
    [InlineData("a regression needs numbers as the target 'churned', got 'no'", "--target", "churned", "--task", "regression")]
    [InlineData("needs a date of the format d.M.yyyy, got '", "--column", "joined=date:d.M.yyyy")]
    public void What_cannot_be_is_refused(string message, params string[] options)
    {
        var run = CommandRun.Of(["train", Members(), .. options, "--output", _folder["run"]]);
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_is_not_written_over_the_data()
    {
        var data = Members();
        var run = CommandRun.Of("train", data, "--save-schema", data, "--output", _folder["run"]);
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("--save-schema: ", run.Error, StringComparison.Ordinal);
    }
}
