using Descent.Data;

namespace Descent.Cli.Tests;

public class DatasetsTests
{
    [Fact]
    public void Every_data_set_is_listed()
    {
        var output = CommandRun.Success("datasets");
        Assert.All(Datasets.All, set => Assert.Contains($"  {set.Name} ", output));
    }

    [Fact]
    public void A_data_set_is_shown_with_its_source()
    {
        var output = CommandRun.Success("datasets", "show", "breast_cancer");
        Assert.Contains("569 rows", output);
        Assert.Contains("licence   CC BY 4.0", output);
    }

    [Fact]
    public void An_exported_data_set_can_be_trained_on()
    {
        using var folder = new TemporaryFolder();
        CommandRun.Success("datasets", "export", "moons", "--output", folder["moons.csv"]);
        Assert.Equal(CommandRun.Success("datasets", "export", "moons"), File.ReadAllText(folder["moons.csv"]));
        Assert.Contains("400 rows", CommandRun.Success("train", folder["moons.csv"], "--epochs", "1", "--output", folder["run"]));
    }
}
