using System.Text.Json;
using System.Text.Json.Serialization;
using Descent.Schedules;

namespace Descent.Tests.Schedules;

public class ScheduleTests
{
    public static TheoryData<Schedule> All() =>
    [
        new ConstantRate(0.1),
        new ExponentialDecay(0.1, 10, 0.9, Staircase: true),
        new InverseTimeDecay(0.1, 5, 0.5),
        new PolynomialDecay(0.1, 10, Cycle: true),
        new PiecewiseConstantDecay([5, 10], [0.1, 0.05, 0.01]),
        new CosineDecay(0, 10, WarmupTarget: 0.1, WarmupSteps: 5),
        new CosineDecayRestarts(0.1, 4),
        new OneCycle(0.1, 20, AnnealStrategy: AnnealStrategy.Linear),
        new LinearWarmup(0, 0.1, 5, new CosineDecay(0.1, 10)),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void RoundTripsThroughJson(Schedule schedule)
    {
        var json = JsonSerializer.Serialize(schedule, ScheduleJson.Default.Schedule);
        Assert.Equal(schedule, JsonSerializer.Deserialize(json, ScheduleJson.Default.Schedule));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void StaysFiniteAndNeverNegative(Schedule schedule)
    {
        foreach (var step in (long[])[0, 1, 7, 1_000, 1_000_000_007, long.MaxValue / 4]) Assert.InRange(schedule.At(step), 0, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => schedule.At(-1));
    }

    [Fact]
    public void EverySubclassIsInTheCatalogueAndInTheseTests()
    {
        var types = typeof(Schedule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Schedule))).ToHashSet();
        Assert.Empty(types.Except(ScheduleJson.Default.Schedule.PolymorphismOptions!.DerivedTypes.Select(item => item.DerivedType)));
        Assert.Empty(types.Except(All().Select(row => row.Data.GetType())));
    }

    [Fact]
    public void MatchesTheReferenceCasesToTwelveDigits()
    {
        var cases = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "cases", "schedules.json"))).RootElement;
        foreach (var test in cases.EnumerateArray())
        {
            var schedule = Descent.Conformance.CaseItem.Read<Schedule>(test);
            foreach (var (step, rate) in test.GetProperty("steps").EnumerateArray().Zip(test.GetProperty("rates").EnumerateArray()))
                Assert.Equal(rate.GetDouble(), schedule.At(step.GetInt64()), 1e-12);
        }
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(1.3)]
    [InlineData(2.0)]
    public void RestartsBeginExactlyWhereAPeriodEnds(double growth)
    {
        var schedule = new CosineDecayRestarts(1, 10, growth);
        double start = 0, length = 10;
        for (var period = 0; period < 12; period++, start += length, length *= growth)
        {
            var first = (long)Math.Ceiling(start - 1e-9);
            var expected = (1 + Math.Cos(Math.PI * (first - start) / length)) / 2;
            Assert.Equal(expected, schedule.At(first), 1e-9);
        }
    }

    [Fact]
    public void SettingsOutsideTheirRangeAreErrors()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantRate(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantRate(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialDecay(0.1, 0, 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineDecay(0.1, 10, Alpha: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycle(0.1, 10, PctStart: -0.1));
        Assert.Throws<ArgumentException>(() => new PiecewiseConstantDecay([5, 5], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => new PiecewiseConstantDecay([5], [1]));
    }

    [Fact]
    public void ALearningRateIsANumberOrASchedule()
    {
        Assert.Equal(new ConstantRate(0.01), JsonSerializer.Deserialize<Settings>("""{"Rate":0.01}""")!.Rate);
        Assert.Equal("""{"Rate":0.01}""", JsonSerializer.Serialize(new Settings(0.01)));
        var decaying = new Settings(new ExponentialDecay(0.1, 10, 0.9));
        Assert.Equal(decaying, JsonSerializer.Deserialize<Settings>(JsonSerializer.Serialize(decaying)));
    }

    private sealed record Settings([property: JsonConverter(typeof(LearningRateJsonConverter))] Schedule Rate);
}
