using System.Text.RegularExpressions;
using Descent.Cli.Output;
using Descent.Cli.Output.Live;
using Spectre.Console;

namespace Descent.Cli.Tests.Live;

public sealed class LiveTrainingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_last_chart_stays_on_the_terminal_once()
    {
        var output = Train(80, 24, "--epochs", "30");
        Assert.DoesNotContain("\nepoch 1/30", output);
        Assert.Single(Regex.Matches(output, "◆ best: epoch 30"));
        Assert.Contains("⠤⠤⠤ loss  ⠤ ⠤ val_loss", output);
        Assert.Contains("trained   30 of 30 epochs", output);
        Assert.DoesNotContain("\e[36m", output);                // no colour was asked for
        Assert.DoesNotContain("\e[?25l", output);               // a process that is killed cannot bring a cursor back
    }

    [Fact]
    public void Colours_tell_the_curves_apart() => Assert.Contains("\e[36m⠤⠤⠤\e[0m loss  \e[33m⠤⠤⠤\e[0m val_loss", Train(80, 24, hasColor: true, "--epochs", "5"));

    [Fact]
    public void A_small_terminal_has_no_chart() => Assert.DoesNotContain("⠤", Train(80, 12, "--epochs", "5"));

    [Fact]
    public void One_epoch_is_no_course() => Assert.DoesNotContain("⠤", Train(80, 24, "--epochs", "1"));

    [Fact]
    public void Without_validation_no_epoch_is_the_best()
    {
        var output = Train(80, 24, "--epochs", "5", "--validation", "0");
        Assert.Contains("⠤⠤⠤ loss\e[K", output);
        Assert.DoesNotContain("best: epoch", output);
    }

    [Fact]
    public void What_is_drawn_over_is_found_again()
    {
        using var written = new StringWriter();
        var area = new LiveArea(Console(written), hasColor: false);
        area.Show([new InkedLine().Add(new string('a', 60)), new InkedLine().Add("b")], width: 80);
        Assert.EndsWith($"\r{new string('a', 60)}\e[K\nb\e[K\e[J", written.ToString());
        area.Show([new InkedLine().Add("c")], width: 80);
        Assert.EndsWith("\r\e[1Ac\e[K\e[J", written.ToString());
        area.Show([new InkedLine().Add(new string('d', 60)), new InkedLine().Add("e")], width: 80);
        Assert.EndsWith($"\r{new string('d', 60)}\e[K\ne\e[K\e[J", written.ToString());
        area.Show([new InkedLine().Add("f")], width: 40);       // the terminal has broken the first line
        Assert.EndsWith("\r\e[2Af\e[K\e[J", written.ToString());
        area.Leave();
        area.Show([new InkedLine().Add("g")], width: 40);       // others have written since
        Assert.EndsWith("\n\rg\e[K\e[J", written.ToString());
    }

    private static IAnsiConsole Console(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Out = new AnsiConsoleOutput(writer) });

    private string Train(int width, int height, params string[] options) => Train(width, height, hasColor: false, options);

    private string Train(int width, int height, bool hasColor, params string[] options)
    {
        using var output = new StringWriter();
        var screen = new Screen(output, output, width, new Terminal { Size = () => (width, height), HasUnicode = true, HasColor = hasColor, HasAnsi = true });
        Assert.Equal(0, CommandLine.Run(["train", "iris", .. options, "--output", _folder["run"]], screen));
        return output.ToString();
    }
}
