using Descent.Cli.Commands;
using Descent.Cli.Lessons;
using Descent.Cli.Output;

namespace Descent.Cli.Tests;

public class LessonsTests
{
    [Fact]
    public void Every_lesson_has_a_line_in_the_order_of_the_guide()
    {
        var output = CommandRun.Success("lessons");
        Assert.All(Lesson.All, lesson => Assert.Contains($"  {lesson.Name} ", output));
        Assert.Equal(["minimize", "linear-and-logistic", "perceptron"], Lesson.All.Take(3).Select(lesson => lesson.Name));
    }

    [Fact]
    public void A_lesson_is_shown_as_it_is()
    {
        Assert.StartsWith("#!/usr/bin/env dotnet", CommandRun.Success("lessons", "show", "learning_rate"));
        var run = CommandRun.Of("lessons", "show", "optimizer");
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("Did you mean 'optimizers'?", run.Error);
    }

    [Fact]
    public void In_a_clone_the_line_to_run_one_can_be_typed()
    {
        using var folder = new TemporaryFolder();
        Assert.Null(LessonFolder.Find(folder["clone"]));
        Directory.CreateDirectory(folder["clone/samples"]);
        Directory.CreateDirectory(folder["clone/bin/debug"]);
        File.WriteAllText(folder["clone/Descent.slnx"], "");
        var found = LessonFolder.Find(folder["clone/bin/debug"]);
        Assert.Equal(Path.GetRelativePath(Environment.CurrentDirectory, folder["clone/samples"]), found);
        Assert.StartsWith($"run       dotnet run {Path.Combine(found!, "NAME.cs")}", HowToRun(found));
    }

    [Fact]
    public void Elsewhere_it_says_where_they_are()
    {
        var text = HowToRun(null);
        Assert.Contains("in the folder samples of Descent's repository", text);
        Assert.Contains($"run       dotnet run {Path.Combine("samples", "NAME.cs")}", text);
    }

    private static string HowToRun(string? samples)
    {
        using var output = new StringWriter();
        LessonsCommand.WriteHowToRun(new Screen(output, output, CommandRun.Width), samples);
        return output.ToString();
    }
}
