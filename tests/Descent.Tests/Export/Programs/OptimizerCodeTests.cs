using Descent.Export.Programs;
using Descent.Optimizers;
using Descent.Schedules;

namespace Descent.Tests.Export.Programs;

/// <summary>The optimizer of a time series' trainings as code: its steps are those of each training.</summary>
public sealed class OptimizerCodeTests
{
    [Fact]
    public void A_warm_up_and_the_decay_after_it_are_of_each_trainings_length()
    {
        var code = Of((epochs, steps) => new Adam(new LinearWarmup(0, 0.01, 2L * steps, new CosineDecay(0.01, Math.Max(1, (long)epochs * steps - 2L * steps)))));
        Assert.True(code.IsExact);
        Assert.StartsWith("basis => new Adam(", code.Code, StringComparison.Ordinal);
        Assert.Contains("WarmupSteps: 2L * basis.StepsPerEpoch", code.Code, StringComparison.Ordinal);
        Assert.Contains("DecaySteps: Math.Max(1, ((long)basis.Epochs - 2) * basis.StepsPerEpoch)", code.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schedule_of_the_whole_training_is()
    {
        Assert.Contains("TotalSteps: (long)basis.Epochs * basis.StepsPerEpoch,", Of((epochs, steps) => new Adam(new OneCycle(0.01, (long)epochs * steps))).Code, StringComparison.Ordinal);
        Assert.Contains("DecaySteps: (long)basis.Epochs * basis.StepsPerEpoch,", Of((epochs, steps) => new Adam(new PolynomialDecay(0.01, (long)epochs * steps, 0))).Code, StringComparison.Ordinal);
    }

    [Fact]
    public void A_period_in_epochs_is()
    {
        Assert.Contains("DecaySteps: 20L * basis.StepsPerEpoch,", Of((_, steps) => new Adam(new ExponentialDecay(0.01, 20L * steps, 0.5, Staircase: true))).Code, StringComparison.Ordinal);
        Assert.Contains("FirstDecaySteps: basis.StepsPerEpoch,", Of((_, steps) => new Adam(new CosineDecayRestarts(0.01, steps))).Code, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_that_do_not_depend_on_the_training_stay()
    {
        var code = Of((_, _) => new Muon(new InverseTimeDecay(0.01, 700, 0.5)));
        Assert.True(code.IsExact);
        Assert.StartsWith("_ => ", code.Code, StringComparison.Ordinal);
        Assert.Contains("DecaySteps: 700,", code.Code, StringComparison.Ordinal);
        Assert.Contains("NsSteps: 5", code.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_written_is_that_of_the_first_training_and_known_as_such()
    {
        var code = Of((epochs, _) => new Adam(0.1 / epochs));
        Assert.False(code.IsExact);
        Assert.Contains("0.01", code.Code, StringComparison.Ordinal);
        Assert.False(Of((epochs, steps) => new Adam(new OneCycle(0.01, (long)epochs * steps / 3 + 1))).IsExact);
        Assert.False(Of((epochs, _) => epochs < 100 ? new Adam() : throw new ArgumentException("That is too long.")).IsExact);
    }

    private static OptimizerCode Of(Func<int, int, Optimizer> optimizer) => OptimizerCode.Of(optimizer, epochs: 10, steps: 7, new ItemCode());
}
