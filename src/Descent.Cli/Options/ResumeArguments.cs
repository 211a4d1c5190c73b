using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Descent.Cli.Runs;
using Descent.Training.Checkpoints;

namespace Descent.Cli.Options;

/// <summary>Saving a training while it goes on, and going on with it.</summary>
internal sealed partial class ResumeArguments
{
    private const string Examples = "1epoch, 500steps, 30s, 10min or 2h";

    private readonly Option<CheckpointInterval?> _every = Setting.Of<CheckpointInterval?>("--checkpoint-every", "INTERVAL",
        $"Save all that the training needs to go on, each {Examples} (any number of them), at the start and at the end", Interval);
    private readonly Option<string?> _resume = Setting.Text("--resume", "FOLDER", "Go on with the training that saved checkpoints to this folder, to the same bits as if it had not been interrupted; data and settings are those it began with, and only --epochs, --threads, --checkpoint-every and --output can be others");
    private readonly Option<bool> _force = Setting.Switch("--force-resume", "Go on with other data, settings or another version too, and say what differs; the result is then not that of the first training");

    public void AddTo(Command command)
    {
        command.Add(_every);
        command.Add(_resume);
        command.Add(_force);
        command.Validators.Add(result =>
        {
            var data = command.Arguments[0];
            if (result.GetResult(data) is null or { Tokens.Count: 0 } && result.GetResult(_resume) is null) result.AddError($"{command.Name} needs {data.Name}: {data.Description}.");
            if (result.GetValue(_force) && result.GetResult(_resume) is null) result.AddError($"{_force.Name} needs {_resume.Name} FOLDER, to know what to go on with.");
        });
    }

    public CheckpointInterval? Every(ParseResult parsed) => parsed.GetValue(_every);

    /// <summary>The run to go on with, and its command line with what this one changes; null where a run begins.</summary>
    /// <exception cref="UsageException">The folder has no checkpoint of this command, or an option contradicts that run's.</exception>
    public ResumedRun? Read(ParseResult parsed, Command command) => parsed.GetValue(_resume) is { } folder
        ? ResumedRun.Load(folder, command, CommandRecord.Of(parsed, command, without: [_resume.Name, _force.Name]), parsed.GetValue(_force)) : null;

    private static CheckpointInterval Interval(string text)
    {
        if (Form().Match(text) is not { Success: true } match || !double.TryParse(match.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) throw Wrong(text);
        var whole = number == Math.Floor(number) && number <= int.MaxValue;
        return match.Groups[2].Value[0] switch
        {
            _ when !(number > 0 && number < 1e9) => throw Wrong(text),
            's' when match.Groups[2].Value.StartsWith("st", StringComparison.OrdinalIgnoreCase) => whole ? CheckpointInterval.Steps((long)number) : throw Wrong(text),
            'e' => whole ? CheckpointInterval.Epochs((int)number) : throw Wrong(text),
            'm' => CheckpointInterval.Seconds(60 * number),
            'h' => CheckpointInterval.Seconds(3600 * number),
            _ => CheckpointInterval.Seconds(number),
        };
    }

    private static UsageException Wrong(string text) => new($"needs a number and a unit, such as {Examples}, got '{text}'.");

    [GeneratedRegex(@"^([0-9.]+)\s*(steps?|epochs?|s|seconds?|min|minutes?|h|hours?)$")]
    private static partial Regex Form();
}
