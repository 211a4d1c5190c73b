using Descent.Data;

namespace Descent.Cli.Tests;

/// <summary>Rows that test leave no trace in what `train` writes.</summary>
public sealed class LeakageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_features_of_test_rows_change_no_weight()
    {
        CommandRun.Success("datasets", "export", "heart", "--output", _folder["plain.csv"]);
        var heart = TabularData.Open(_folder["plain.csv"]);
        var split = heart.Split(0.15 * 0.8, 0.2, seed: 7);
        var lines = File.ReadAllLines(_folder["plain.csv"]);
        File.WriteAllText(_folder["schema.json"], heart.Schema.ToJson());

        string Changed(string name, int[] rows)
        {
            var changed = lines.ToArray();
            foreach (var row in rows) changed[heart.Table.Line(row) - 1] = "99" + changed[heart.Table.Line(row) - 1];      // ages of 9963
            return _folder.Write(name, string.Join('\n', changed) + "\n");
        }

        var weights = Weights(_folder["plain.csv"]);
        Assert.Equal(weights, Weights(Changed("tested.csv", split.Test)));
        Assert.NotEqual(weights, Weights(Changed("trained.csv", split.Train[..1])));
    }

    private string Weights(string data)
    {
        var output = CommandRun.Success("train", data, "--schema", _folder["schema.json"], "--seed", "7", "--epochs", "3", "--output", _folder["run"]);
        return output[output.IndexOf("weights ", output.IndexOf("run       data", StringComparison.Ordinal), StringComparison.Ordinal)..].Split('\n')[0];
    }
}
