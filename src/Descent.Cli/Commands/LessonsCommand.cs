using System.CommandLine;
using Descent.Cli.Lessons;
using Descent.Cli.Options;
using Descent.Cli.Output;
using Descent.Cli.Runs;
using Descent.Graph;

namespace Descent.Cli.Commands;

/// <summary>`descent lessons`.</summary>
internal static class LessonsCommand
{
    public static Command Create(Screen screen)
    {
        var command = new Command("lessons", "Lists the lessons: short programs, each of which shows one idea, its numbers and a picture.") { Show(screen) };
        command.SetAction(_ =>
        {
            screen.Table([.. Lesson.All.Select(lesson => new[] { lesson.Name, lesson.Description })]);
            screen.Line();
            WriteHowToRun(screen, LessonFolder.Find(Environment.CurrentDirectory, AppContext.BaseDirectory));
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Says how a lesson is run from a clone's folder, or where to find one.</summary>
    public static void WriteHowToRun(Screen screen, string? samples)
    {
        if (samples is null) screen.Fact("where", "in the folder samples of Descent's repository; in a clone of it a lesson runs by:");
        screen.Command("run", $"dotnet run {ProgramName.Quoted(Path.Combine(samples ?? "samples", "NAME.cs"))}");
        screen.Command("read", $"{screen.Program} lessons show NAME");
    }

    private static Command Show(Screen screen)
    {
        var name = DataArguments.Positional("NAME", "The lesson");
        var command = new Command("show", "Shows a lesson's program.") { name };
        command.SetAction(parsed =>
        {
            screen.Out.Write(Find(parsed.GetRequiredValue(name)).Program);
            return ExitCode.Success;
        });
        return command;
    }

    private static Lesson Find(string name)
    {
        string[] names = [.. Lesson.All.Select(lesson => lesson.Name)];
        return Lesson.All.FirstOrDefault(lesson => Setting.Plain(lesson.Name) == Setting.Plain(name))
            ?? throw new UsageException($"There is no lesson '{name}'.{NearestName.Hint(name, names)} The lessons are {string.Join(", ", names)}.");
    }
}
