using System.Text.Json;
using System.Text.Json.Nodes;
using Descent.Data;
using Descent.Training;

namespace Descent.Cli.Runs;

/// <summary>What a checkpoint keeps of the data of its run, so that what differs later can be named.</summary>
/// <param name="Fingerprint">Of all cells.</param>
/// <param name="Rows">Their number.</param>
/// <param name="Columns">Their names.</param>
internal sealed record DataRecord(Fingerprint Fingerprint, int Rows, string[] Columns)
{
    /// <summary>The name of its section in a checkpoint.</summary>
    public const string Section = "data";

    public static DataRecord Of(Table table) => new(Fingerprint.Of(table), table.RowCount, [.. table.Columns]);

    /// <summary>What differs from the data that a run began with, each as a clause; none if no cell does.</summary>
    public IReadOnlyList<string> DifferencesFrom(DataRecord began) => Fingerprint.Sha256 == began.Fingerprint.Sha256 ? [] :
    [
        .. Rows == began.Rows ? Array.Empty<string>() : [$"the number of rows was {began.Rows} and is {Rows}"],
        .. began.Columns.Except(Columns).Select(name => $"the column '{name}' is gone"),
        .. Columns.Except(began.Columns).Select(name => $"the column '{name}' is new"),
        $"the fingerprint of the data was {began.Fingerprint} and is {Fingerprint}",
    ];

    public string ToJson() => new JsonObject
    {
        ["sha256"] = Fingerprint.Sha256,
        ["rows"] = Rows,
        ["columns"] = new JsonArray([.. Columns.Select(name => (JsonNode)name)]),
    }.ToJsonString();

    /// <exception cref="FormatException">It is none.</exception>
    public static DataRecord FromJson(string json)
    {
        try
        {
            var node = JsonNode.Parse(json)!;
            return new(new((string)node["sha256"]!), (int)node["rows"]!, [.. node["columns"]!.AsArray().Select(name => (string)name!)]);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NullReferenceException or ArgumentException)
        {
            throw new FormatException("What it tells of the data cannot be read.", error);
        }
    }
}
