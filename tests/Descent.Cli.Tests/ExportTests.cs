namespace Descent.Cli.Tests;

/// <summary>`descent export`; that the code predicts what the model does is tested where the code is compiled.</summary>
public class ExportTests(TrainedHeart heart) : IClassFixture<TrainedHeart>
{
    [Fact]
    public void A_model_becomes_one_file_of_code()
    {
        using var folder = new TemporaryFolder();
        var output = CommandRun.Success("export", heart.Run, "--csharp", "--output", folder["Heart.cs"], "--namespace", "Clinic.Models");
        var code = File.ReadAllText(folder["Heart.cs"]);
        Assert.Equal($"wrote     {folder["Heart.cs"]} (class Clinic.Models.HeartModel)", output.TrimEnd());
        foreach (var part in new[] { "namespace Clinic.Models;", "public static class HeartModel", "Written by Descent 0.1.0: descent export ", "AUC 0.", "public double? Age { get; init; }" }) Assert.Contains(part, code);
    }

    [Fact]
    public void What_cannot_be_written_is_told()
    {
        using var folder = new TemporaryFolder();
        Fails("export needs the form to write: add --csharp", heart.Run);
        Fails("--class: ClassName needs to be a name in C#", heart.Run, "--csharp", "--class", "1st");
        Fails("--namespace: Namespace needs to be a name in C#", heart.Run, "--csharp", "--namespace", "A..B");
        Fails("--output: " + heart.Model + " would be written over the model", heart.Run, "--csharp", "--output", heart.Model);
        Fails("there is no such model file", folder["none.run"], "--csharp");

        static void Fails(string message, params string[] arguments)
        {
            var run = CommandRun.Of(["export", .. arguments]);
            Assert.Equal(2, run.ExitCode);
            Assert.Contains(message, run.Error);
        }
    }
}
