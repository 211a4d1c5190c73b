using System.Diagnostics;

namespace Descent.Cli.Tests;

public sealed class CompletionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("descent tr", "train")]
    [InlineData("descent datasets ", "export fetch show")]
    [InlineData("descent train heart --optimizer ada", "adadelta adagrad adam adamax adamw nadam")]
    [InlineData("descent train heart --optimizer adam --nest", "--nesterov")]
    [InlineData("descent completion ", "bash pwsh zsh")]
    [InlineData("descent train ", "")]
    [InlineData("descent datasets f", "fetch")]
    public void What_can_follow_is_proposed(string line, string words)
    {
        var proposed = CommandRun.Success($"[suggest:{line.Length}]", line).ReplaceLineEndings(" ").Trim();
        Assert.Equal(words, proposed);
    }

    [Fact]
    public void Only_what_stands_before_the_cursor_counts() => Assert.Equal("train", CommandRun.Success("[suggest:10]", "descent train heart").Trim());

    [Theory]
    [InlineData("bash", "complete -o filenames -F _descent descent")]
    [InlineData("zsh", "compdef _descent descent")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName descent")]
    public void There_is_a_script_for_each_shell(string shell, string line) => Assert.Contains(line, CommandRun.Success("completion", shell));

    [Fact]
    public void Another_shell_is_refused()
    {
        var run = CommandRun.Of("completion", "fish");
        Assert.Equal((ExitCode.BadInput, "descent: SHELL has no value 'fish'. The values are bash, zsh, pwsh."), (run.ExitCode, run.Error.Trim()));
    }

    [Fact]
    public void The_script_completes_in_bash()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/bin/bash"), "bash is needed.");
        var script = _folder.Write("descent.bash", CommandRun.Success("completion", "bash"));
        var assembly = typeof(CommandLine).Assembly.Location;
        var test = _folder.Write("test.bash", $$"""
            descent() { dotnet "{{assembly}}" "$@"; }
            source "{{script}}"
            COMP_LINE="descent train heart --optimizer ada"; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(descent train heart --optimizer ada); COMP_CWORD=4
            _descent
            echo "${COMPREPLY[*]}"
            """);
        using var bash = Process.Start(new ProcessStartInfo("/bin/bash", [test]) { RedirectStandardOutput = true, WorkingDirectory = _folder.Path })!;
        Assert.Equal("adadelta adagrad adam adamax adamw", bash.StandardOutput.ReadToEnd().Trim());
    }
}
