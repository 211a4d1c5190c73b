using System.CommandLine;
using Descent.Data;

namespace Descent.Cli.Options;

/// <summary>What the columns are, as far as the user says it.</summary>
internal sealed class ColumnArguments
{
    private static readonly Dictionary<string, ColumnRole> Roles = new()
    {
        ["number"] = ColumnRole.Number,
        ["category"] = ColumnRole.Category,
        ["target"] = ColumnRole.Target,
        ["ignored"] = ColumnRole.Ignored,
    };

    private readonly Option<string?> _target = Setting.Text("--target", "COLUMN", "The column to predict; by default one called target, label, class, outcome or y, else the last");
    private readonly Option<string[]> _columns = new("--column") { Description = "NAME=ROLE, where the guess is wrong; may be repeated. Roles: number, category, target, ignored. Of the target, number asks for a regression, category for classes", HelpName = "NAME=ROLE" };
    private readonly Option<string?> _schema = Setting.Text("--schema", "FILE", "A JSON file that says what columns are; for example {\"columns\": [{\"name\": \"cp\", \"role\": \"category\", \"vocabulary\": [\"1\", \"2\"]}], \"task\": \"binary\"}; tasks: binary, multiclass, regression");

    public void AddTo(Command command)
    {
        command.Add(_target);
        command.Add(_columns);
        command.Add(_schema);
    }

    public string? Target(ParseResult parsed) => parsed.GetValue(_target);

    /// <summary>The columns declared, or null where none is.</summary>
    /// <exception cref="UsageException">A role is unknown.</exception>
    /// <exception cref="DataException">The schema file cannot be used.</exception>
    public Schema? Declared(ParseResult parsed)
    {
        var columns = (parsed.GetValue(_columns) ?? []).Select(Column).ToArray();
        var schema = parsed.GetValue(_schema) is { } path ? Schema.Load(path) : null;
        if (columns.Length == 0) return schema;
        var others = schema?.Columns.Where(column => !columns.Any(given => given.Name == column.Name)) ?? [];
        var merged = columns.Select(given => schema?.Find(given.Name) is { } known ? known with { Role = given.Role } : given);
        return new([.. others, .. merged], schema?.Task);
    }

    private static ColumnSchema Column(string text)
    {
        var place = text.LastIndexOf('=');
        if (place <= 0) throw new UsageException($"--column needs NAME=ROLE, such as cp=category, got '{text}'.");
        try
        {
            return new(text[..place], Roles[Setting.Find(text[(place + 1)..], [.. Roles.Keys])]);
        }
        catch (UsageException error)
        {
            throw new UsageException($"--column {text[..place]} {error.Message}");
        }
    }
}
