using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Descent.Cli.Output.Events;

namespace Descent.Cli.Tests;

public sealed partial class JsonEventTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_training_is_told_event_by_event()
    {
        var run = CommandRun.Of("train", "digits", "--epochs", "4", "--checkpoint-every", "2epochs", "--json", "--output", _folder["run"]);
        var told = Read(run.Out);
        Assert.Equal(["started", "columns", "split", "network", "finding", "epoch", "epoch", "checkpoint", "epoch", "epoch", "checkpoint", "stopped", "scores", "written", "ended"], told.Select(Name));
        Assert.Equal(["digits", "--epochs", "4", "--checkpoint-every", "2epochs", "--json", "--output", _folder["run"]], told[0].GetProperty("arguments").EnumerateArray().Select(each => each.GetString()));
        Assert.Equal([2L, 4], told.Where(each => Name(each) == "checkpoint").Select(each => each.GetProperty("step").GetInt64() / told.First(each => Name(each) == "epoch").GetProperty("step").GetInt64()));
        Assert.Equal([1, 2, 3, 4], told.Where(each => Name(each) == "epoch").Select(each => each.GetProperty("epoch").GetInt32()));
        Assert.All(told.Single(each => Name(each) == "written").GetProperty("files").EnumerateArray(), file => Assert.True(File.Exists(file.GetString())));
        Assert.Equal("", run.Error);
        Check(told);
    }

    [Fact]
    public void A_training_that_goes_on_says_from_where()
    {
        CommandRun.Success("train", "iris", "--epochs", "2", "--checkpoint-every", "1epoch", "--output", _folder["run"]);
        var told = Read(CommandRun.Success("train", "--resume", _folder["run"], "--epochs", "3", "--json"));
        Assert.Equal(["started", "columns", "split", "network", "resumed", "epoch", "checkpoint", "stopped", "scores", "written", "ended"], told.Select(Name));
        Check(told);
    }

    [Fact]
    public void A_search_is_told_before_the_split()
    {
        var told = Read(CommandRun.Success("train", "iris", "--epochs", "3", "--search", "4", "--json", "--output", _folder["run"]));
        Assert.Equal(["started", "columns", "search", "split", "network"], told.Select(Name).Take(5));
        var search = told[2];
        Assert.Equal((4, 4, 5), (search.GetProperty("asked").GetInt32(), search.GetProperty("candidates").GetArrayLength(), search.GetProperty("parts").GetInt32()));
        Check(told);
    }

    [Fact]
    public void A_measurement_is_told()
    {
        CommandRun.Success("train", "iris", "--epochs", "2", "--output", _folder["run"]);
        var run = CommandRun.Of("evaluate", _folder["run"], "iris", "--json");
        var told = Read(run.Out);
        Assert.Equal(["started", "warning", "scores", "ended"], told.Select(Name));
        Assert.StartsWith("warning: ", run.Error);
        Check(told);
    }

    [Fact]
    public void Runs_and_comparisons_are_told()
    {
        CommandRun.Success("train", "iris", "--epochs", "2", "--output", _folder["a.run"]);
        CommandRun.Success("train", "iris", "--epochs", "3", "--output", _folder["b.run"]);
        var told = Read(CommandRun.Success("runs", _folder.Path, "--json"));
        Assert.Equal(["started", "run", "run", "ended"], told.Select(Name));
        Check(told);
        told = Read(CommandRun.Success("compare", _folder["a.run"], _folder["b.run"], "--json"));
        Assert.Equal(["started", "comparison", "ended"], told.Select(Name));
        Assert.Equal(["epochs"], told[1].GetProperty("settings").EnumerateArray().Select(setting => setting.GetProperty("name").GetString()));
        Assert.Equal(30, told[1].GetProperty("paired").GetProperty("rows").GetInt32());
        Check(told);
    }

    [Fact]
    public void Predictions_are_told_row_by_row()
    {
        CommandRun.Success("datasets", "export", "iris", "--output", _folder["iris.csv"]);
        CommandRun.Success("train", "iris", "--epochs", "2", "--output", _folder["run"]);
        var told = Read(CommandRun.Success("predict", _folder["run"], _folder["iris.csv"], "--keep", "petal_width", "--probabilities", "--json"));
        Assert.Equal(["started", .. Enumerable.Repeat("prediction", 150), "ended"], told.Select(Name));
        Assert.Equal(2, told[1].GetProperty("line").GetInt32());
        Assert.Equal("0.2", told[1].GetProperty("columns").GetProperty("petal_width").GetString());
        Assert.Equal(1, told[1].GetProperty("probabilities").EnumerateObject().Sum(each => each.Value.GetDouble()), 5);
        Check(told);
        Check(Read(CommandRun.Success("predict", _folder["run"], _folder["iris.csv"], "--json", "--output", _folder["out.csv"])));
        CommandRun.Success("train", "curve", "--epochs", "2", "--output", _folder["curve.run"]);
        CommandRun.Success("datasets", "export", "curve", "--output", _folder["curve.csv"]);
        Check(Read(CommandRun.Success("predict", _folder["curve.run"], _folder["curve.csv"], "--json")));
    }

    [Fact]
    public void A_time_series_is_told_too()
    {
        CommandRun.Success("datasets", "export", "seattle-weather", "--output", _folder["weather.csv"]);
        Check(Read(CommandRun.Success("train", _folder["weather.csv"], "--task", "timeseries", "--target", "temp_max", "--epochs", "2", "--json", "--output", _folder["run"])));
        var told = Read(CommandRun.Success("predict", _folder["run"], _folder["weather.csv"], "--json"));
        Assert.Equal("2015-12-31", told[^2].GetProperty("columns").GetProperty("date").GetString());
        Check(told);
        Assert.Contains("paired    no: the models of a time series learn from all of its rows", CommandRun.Success("compare", _folder["run"], _folder["run"]));
    }

    [Fact]
    public void A_model_is_told()
    {
        CommandRun.Success("train", "iris", "--epochs", "2", "--checkpoint-every", "1epoch", "--output", _folder["run"]);
        var told = Read(CommandRun.Success("inspect", _folder["run"], "--json"));
        Assert.Equal(["started", "model", "ended"], told.Select(Name));
        Assert.Equal(32, told[1].GetProperty("training").GetProperty("batch_size").GetInt32());
        Check(told);
        Check(Read(CommandRun.Success("inspect", Path.Combine(_folder["run"], "checkpoint.safetensors"), "--json")));
    }

    [Theory]
    [InlineData(ExitCode.BadInput, "train needs DATA", "train", "--json")]
    [InlineData(ExitCode.BadInput, "there is no option '--optimzer'. Did you mean '--optimizer'?", "train", "heart", "--optimzer", "adam", "--json")]
    [InlineData(ExitCode.BadInput, "There is neither a data set nor a file 'hart'. Did you mean 'heart'?", "train", "hart", "--json")]
    [InlineData(ExitCode.BadInput, "there is no such model file", "evaluate", "some.run", "heart", "--json")]
    [InlineData(ExitCode.RunFailed, "training failed: The loss is", "train", "heart", "--learning-rate", "1e30", "--json")]
    public void An_error_is_an_event_too(int exitCode, string message, params string[] args)
    {
        var run = CommandRun.Of(args[0] == "train" ? [.. args, "--output", _folder["run"]] : args);
        var told = Read(run.Out);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(message, run.Error);
        Assert.Contains(told, each => Name(each) == "error" && each.GetProperty("message").GetString()!.Contains(message) && each.GetProperty("exit_code").GetInt32() == exitCode);
        Assert.Equal(exitCode, told[^1].GetProperty("exit_code").GetInt32());
        Check(told);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_null()
    {
        var told = Read(EventJson.Line(new EpochEvent(1, 2, 3, 0.5, null, new Dictionary<string, double?> { ["loss"] = CommandEvent.Finite(double.NaN) })))[0];
        Assert.Equal(JsonValueKind.Null, told.GetProperty("values").GetProperty("loss").ValueKind);
    }

    [Fact]
    public void Every_event_is_documented() =>
        Assert.Equal(typeof(CommandEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CommandEvent))).Count(), Documented().Count);

    [Fact]
    public void Quiet_leaves_the_results()
    {
        var run = CommandRun.Of("train", "heart", "--seed", "7", "--epochs", "3", "--quiet", "--output", _folder["run"]);
        Assert.Equal("", run.Error);
        Assert.StartsWith("test      61 rows", run.Out);
        Assert.Contains("wrote     ", run.Out);
        Assert.DoesNotContain("epoch", run.Out);
        Assert.Equal(CommandRun.Success("evaluate", _folder["run"], "heart", "--part", "test"), CommandRun.Success("evaluate", _folder["run"], "heart", "--part", "test", "-q"));
        Assert.Contains("training failed", CommandRun.Of("train", "heart", "--learning-rate", "1e30", "--quiet", "--output", _folder["failed"]).Error);
    }

    /// <summary>That each event has the fields of its section in the documentation, and their types.</summary>
    private static void Check(IEnumerable<JsonElement> told)
    {
        var documented = Documented();
        foreach (var each in told)
        {
            var fields = documented[Name(each)];
            Assert.Equal(fields.Select(field => field.Name), each.EnumerateObject().Select(property => property.Name).Where(name => name != "event"));
            foreach (var (name, type) in fields) Assert.True(Fits(each.GetProperty(name), type), $"{each}: {name} is no {type}");
        }
    }

    private static bool Fits(JsonElement value, string type) => (type, value.ValueKind) switch
    {
        (_, JsonValueKind.Null) => true,
        ("number", var kind) => kind == JsonValueKind.Number,
        ("text", var kind) => kind == JsonValueKind.String,
        ("truth", var kind) => kind is JsonValueKind.True or JsonValueKind.False,
        ("object", var kind) => kind == JsonValueKind.Object,
        ("list of text", JsonValueKind.Array) => value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String),
        ("list of objects", JsonValueKind.Array) => value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object),
        _ => false,
    };

    private static Dictionary<string, (string Name, string Type)[]> Documented([CallerFilePath] string source = "")
    {
        var text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "docs", "json-events.md"));
        return Section().Matches(text).ToDictionary(section => section.Groups[1].Value,
            section => Field().Matches(section.Groups[2].Value).Select(field => (field.Groups[1].Value, field.Groups[2].Value)).ToArray());
    }

    private static JsonElement[] Read(string lines) => [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    private static string Name(JsonElement told) => told.GetProperty("event").GetString()!;

    [GeneratedRegex(@"^### (\w+)\n(.*?)(?=^##|\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\| `(\w+)` \| ([a-z ]+) \|", RegexOptions.Multiline)]
    private static partial Regex Field();
}
