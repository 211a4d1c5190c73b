using Descent.Cli.Output.Live;

namespace Descent.Cli.Tests.Live;

public class ProgressLineTests
{
    private static readonly ProgressLine s_line = new("epoch   1/300", "1,240 steps/s", "at most 0:32 left", ["loss 0.8573", "accuracy 0.3689", "val_loss 0.7914", "val_accuracy 0.4722"]);

    [Theory]
    [InlineData(110, "epoch   1/300  1,240 steps/s  at most 0:32 left  loss 0.8573  accuracy 0.3689  val_loss 0.7914")]
    [InlineData(90, "epoch   1/300  1,240 steps/s  at most 0:32 left  loss 0.8573  val_loss 0.7914")]
    [InlineData(70, "epoch   1/300  at most 0:32 left  loss 0.8573  val_loss 0.7914")]
    [InlineData(50, "epoch   1/300  loss 0.8573  val_loss 0.7914")]
    [InlineData(40, "loss 0.8573  val_loss 0.7914")]
    [InlineData(10, "loss 0.8573  val_loss 0.7914")]
    public void One_line_keeps_the_losses(int width, string line) => Assert.Equal(line, s_line.Line(width));

    [Theory]
    [InlineData(120, "epoch   1/300  1,240 steps/s  at most 0:32 left  loss 0.8573  accuracy 0.3689  val_loss 0.7914  val_accuracy 0.4722")]
    [InlineData(80, "epoch   1/300  1,240 steps/s  at most 0:32 left", "loss 0.8573  accuracy 0.3689  val_loss 0.7914  val_accuracy 0.4722")]
    [InlineData(39, "epoch   1/300  at most 0:32 left", "loss 0.8573  val_loss 0.7914")]
    public void Below_a_chart_there_are_two_where_one_is_too_short(int width, params string[] lines) => Assert.Equal(lines, s_line.Lines(width));

    [Theory]
    [InlineData(32, true, "at most 0:32 left")]
    [InlineData(605, false, "10:05 left")]
    [InlineData(3723, true, "at most 1:02:03 left")]
    [InlineData(360000, false, "100:00:00 left")]
    public void Time_is_read_as_on_a_clock(int seconds, bool canStopEarly, string text) => Assert.Equal(text, ProgressLine.LeftOf(TimeSpan.FromSeconds(seconds), canStopEarly));

    [Theory]
    [InlineData(0.25, "0.3 steps/s")]
    [InlineData(123456.7, "123,457 steps/s")]
    [InlineData(double.NaN, "")]
    public void Rates_are_steps_a_second(double rate, string text) => Assert.Equal(text, ProgressLine.RateOf(rate));

    [Fact]
    public void The_pace_is_that_of_the_last_seconds()
    {
        var pace = new Pace();
        Assert.Null(pace.For(100));
        pace.Add(TimeSpan.Zero, 0);
        pace.Add(TimeSpan.FromMilliseconds(100), 50);
        Assert.True(double.IsNaN(pace.StepsPerSecond));         // too soon to tell
        for (var second = 1; second <= 30; second++) pace.Add(TimeSpan.FromSeconds(second), 1000 + second * 10);
        Assert.Equal(10, pace.StepsPerSecond, 9);
        Assert.Equal(TimeSpan.FromSeconds(5), pace.For(50));
    }

    [Fact]
    public void Times_that_no_one_waits_for_are_not_told()
    {
        var pace = new Pace();
        pace.Add(TimeSpan.Zero, 0);
        pace.Add(TimeSpan.FromSeconds(1), 1);
        Assert.Null(pace.For(1e12));
    }
}
