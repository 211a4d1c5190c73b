using System.Text;
using Descent.Cli.Output;

namespace Descent.Cli.Tests.Live;

public class TerminalTests
{
    [Theory]
    [InlineData(50, 18)]
    [InlineData(24, 14)]
    [InlineData(18, 8)]
    [InlineData(17, 0)]
    [InlineData(0, 0)]
    public void A_chart_leaves_room(int height, int chart) => Assert.Equal(chart, Of(80, height).ChartHeight);

    [Theory]
    [InlineData(10, 40, 39)]
    [InlineData(80, 80, 79)]
    [InlineData(300, 300, 200)]
    public void Lines_are_at_least_40_letters(int width, int text, int line) => Assert.Equal((text, line), (Of(width, 24).Width, Of(width, 24).LineWidth));

    [Theory]
    [InlineData("utf-8", "xterm", null, true)]
    [InlineData("utf-8", "xterm", "de_DE.UTF-8", true)]
    [InlineData("utf-8", "xterm", "C", false)]
    [InlineData("utf-8", "xterm", "POSIX", false)]
    [InlineData("utf-8", "linux", null, false)]
    [InlineData("us-ascii", "xterm", null, false)]
    [InlineData("iso-8859-1", "xterm", null, false)]
    public void Braille_is_drawn_where_it_can_be_seen(string encoding, string kind, string? locale, bool shows) =>
        Assert.Equal(shows, Terminal.ShowsUnicode(Encoding.GetEncoding(encoding), kind, name => name == "LANG" ? locale : null));

    private static Terminal Of(int width, int height) => new() { Size = () => (width, height) };
}
