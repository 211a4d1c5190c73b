using System.CommandLine;
using Descent.Data;

namespace Descent.Cli.Options;

/// <summary>What the columns are, as far as the user says it.</summary>
internal sealed class ColumnArguments
{
    /// <summary>The task that is more than a kind of target: rows are in the order of time.</summary>
    public const string TimeSeries = "timeseries";

    private static readonly string[] s_unoffered = [nameof(ColumnRole.Auto), nameof(ColumnRole.Constant)];
    private static readonly Dictionary<string, ColumnRole> s_roles = Enum.GetValues<ColumnRole>().Where(role => !s_unoffered.Contains(role.ToString())).ToDictionary(role => role.ToString().ToLowerInvariant());

    private static readonly Dictionary<string, LearningTask> s_tasks = new(Enum.GetValues<LearningTask>().Select(task => KeyValuePair.Create(task.ToString().ToLowerInvariant(), task))) { [TimeSeries] = LearningTask.Regression };

    private readonly Option<string?> _target = Setting.Text("--target", "COLUMN", "The column to predict; by default one called target, label, class, outcome, y or the like, else the last that can be one");
    private readonly Option<string?> _task = Setting.OneOf("--task", "What is predicted, where the guess is wrong; timeseries: a number some rows ahead, from the rows before", [.. s_tasks.Keys]);
    private readonly Option<string[]> _columns = new("--column") { Description = $"What a column is, where the guess is wrong; may be repeated. Roles: {string.Join(", ", s_roles.Keys)}; date:FORMAT says how dates are written, such as date:d/M/yyyy. Of the target, number asks for a regression, category for classes", HelpName = "NAME=ROLE" };
    private readonly Option<string[]> _ignored = new("--ignore") { Description = "Columns to leave out, such as id,name; may be repeated", HelpName = "COLUMNS" };
    private readonly Option<string?> _schema = Setting.Text("--schema", "FILE", "A JSON file that says what columns are; for example {\"columns\": [{\"name\": \"cp\", \"role\": \"category\", \"vocabulary\": [\"1\", \"2\"]}], \"task\": \"binary\"}; what --column, --ignore and --task say goes before it");
    private readonly Option<string?> _saveSchema = Setting.Text("--save-schema", "FILE", "Write what all columns were found to be, to change and to give to --schema");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _target, _task, _columns, _ignored, _schema, _saveSchema }) command.Add(option);
    }

    public string? Target(ParseResult parsed) => parsed.GetValue(_target);

    /// <summary>The file for the completed schema, or null.</summary>
    public string? SaveSchema(ParseResult parsed) => parsed.GetValue(_saveSchema);

    /// <summary>Whether rows are said to be in the order of time.</summary>
    public bool IsTimeSeries(ParseResult parsed) => parsed.GetValue(_task) == TimeSeries;

    /// <summary>The columns declared, or null where none is.</summary>
    /// <exception cref="UsageException">A role is unknown, or a column is given twice.</exception>
    /// <exception cref="DataException">The schema file cannot be used.</exception>
    public Schema? Declared(ParseResult parsed)
    {
        var ignored = (parsed.GetValue(_ignored) ?? []).SelectMany(names => names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct();
        ColumnSchema[] columns = [.. (parsed.GetValue(_columns) ?? []).Select(Column), .. ignored.Select(name => new ColumnSchema(name, ColumnRole.Ignored))];
        if (columns.GroupBy(column => column.Name).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new UsageException($"--column and --ignore say twice what the column '{twice.Key}' is: say it once.");
        var schema = parsed.GetValue(_schema) is { } path ? Schema.Load(path) : null;
        LearningTask? task = parsed.GetValue(_task) is { } name ? s_tasks[name] : schema?.Task;
        if (columns.Length == 0 && task == schema?.Task) return schema;
        var others = schema?.Columns.Where(column => !columns.Any(given => given.Name == column.Name)) ?? [];
        return new([.. others, .. columns.Select(given => Over(schema?.Find(given.Name), given))], task);
    }

    /// <summary>What is given, and what else is known of the column. The reason for another role is none for this one.</summary>
    private static ColumnSchema Over(ColumnSchema? known, ColumnSchema given) => known is null ? given
        : known with { Role = given.Role, Format = given.Format ?? (given.Role == ColumnRole.Date ? known.Format : null), Evidence = known.Role == given.Role ? known.Evidence : null };

    private static ColumnSchema Column(string text)
    {
        var place = text.LastIndexOf('=');
        if (place <= 0) throw new UsageException($"--column needs NAME=ROLE, such as cp=category, got '{text}'.");
        var (name, role) = (text[..place], text[(place + 1)..]);
        try
        {
            return role.Split(':', 2) is [var date, var format] && Setting.Plain(date) == "date" ? new(name, ColumnRole.Date, Format: Format(format)) : new(name, s_roles[Setting.Find(role, [.. s_roles.Keys])]);
        }
        catch (UsageException error)
        {
            throw new UsageException($"--column {name} {error.Message}");
        }
    }

    private static string Format(string format) => Schema.IsDateFormat(format) ? format
        : throw new UsageException($"needs a format of dates such as date:d/M/yyyy (d day, M month, yyyy year, H hour, m minute, s second), got '{format}'.");
}
