namespace Descent.Cli.Tests;

/// <summary>What is said where rows tell little.</summary>
public sealed class FewRowsTests(TrainedHeart heart) : IClassFixture<TrainedHeart>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_test_rows_it_is_said_how_to_measure() =>
        Assert.Contains("test      no rows were kept for one", CommandRun.Success("train", "heart", "--epochs", "1", "--test", "0", "--quiet", "--output", _folder["run"]));

    [Theory]
    [InlineData(1, "The only row is of the class '0', and one class gives no AUC")]
    [InlineData(20, "All 20 rows are of the class '0', and one class gives no AUC")]
    public void Rows_of_one_class_give_no_area(int count, string message)
    {
        CommandRun.Success("datasets", "export", "heart", "--output", _folder["heart.csv"]);
        var lines = File.ReadAllLines(_folder["heart.csv"]);
        var rows = _folder.Write("rows.csv", string.Join('\n', [lines[0], .. lines.Where(line => line.EndsWith(",0", StringComparison.Ordinal)).Take(count)]));
        var output = CommandRun.Success("evaluate", heart.Run, rows);
        Assert.Contains(message, output);
        Assert.Matches(@"AUC +- +- +- +-", output);
    }
}
