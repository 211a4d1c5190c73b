using System.Text.Json;
using Descent.Graph;
using Descent.Optimizers;
using Descent.Schedules;
using Descent.Training;

namespace Descent.Tests.Laws;

/// <summary>Laws of every optimizer in the catalogue.</summary>
public class OptimizerLaws
{
    /// <summary>Rates at which each finds the minimum of the parabola and of Rosenbrock's function in 10,000 steps.</summary>
    private static readonly Dictionary<string, (double Parabola, double Rosenbrock)> Rates = new()
    {
        ["SGD"] = (0.1, 0.001),
        ["Adam"] = (0.1, 0.01),
        ["AdamW"] = (0.01, 0.01),
        ["Adagrad"] = (1, 0.3),
        ["RMSprop"] = (0.01, 0.001),
        ["Adadelta"] = (1, 0.1),
        ["Adamax"] = (0.1, 0.01),
        ["Nadam"] = (0.1, 0.01),
        ["Ftrl"] = (1, 0.3),
        ["Lion"] = (0.002, 0.001),
        ["Lamb"] = (0.002, 0.001),
        ["Muon"] = (0.01, 0.01),              // these are vectors, which move by Adam's rule
    };

    public static TheoryData<string> Names => [.. Catalogue.Names<Optimizer>()];

    [Theory, MemberData(nameof(Names))]
    public void Reaches_the_minimum_of_a_parabola(string name)
    {
        var goal = Tensor.Constant([1, -1, 1], [3], DType.Float64);
        AssertReaches([1, -1, 1], Minimizer.Minimize(w => (w - goal).Square().Sum(), [-1, 10, 1], At(name, Rates[name].Parabola), steps: 10_000));
    }

    [Theory, MemberData(nameof(Names))]
    public void Reaches_the_minimum_of_Rosenbrocks_function(string name)
    {
        static Tensor Rosenbrock(Tensor w)
        {
            var (x, y) = (w.SliceAxis(0, 0, 1), w.SliceAxis(0, 1, 1));
            return ((1 - x).Square() + 100 * (y - x.Square()).Square()).Sum();
        }
        AssertReaches([1, 1], Minimizer.Minimize(Rosenbrock, [0, 0], At(name, Rates[name].Rosenbrock), steps: 10_000));
    }

    [Theory, MemberData(nameof(Names))]
    public void Settings_survive_JSON(string name)
    {
        var changed = Catalogue.Changed(Catalogue.Create<Optimizer>(name)) with { LearningRate = new ExponentialDecay(0.1, 10, 0.9) };
        Assert.Equal(changed, Catalogue.Read<Optimizer>(Catalogue.Write(changed)));
        Assert.Equal(changed, JsonSerializer.Deserialize(JsonSerializer.Serialize(changed, OptimizerJson.Default.Optimizer), OptimizerJson.Default.Optimizer));
        Assert.Contains($"\"class_name\":\"{name}\"", JsonSerializer.Serialize(changed, OptimizerJson.Default.Optimizer));
    }

    [Theory, MemberData(nameof(Names))]
    public void Settings_that_a_file_leaves_out_keep_their_defaults(string name)
    {
        var bare = JsonSerializer.Deserialize($$"""{"class_name":"{{name}}"}""", OptimizerJson.Default.Optimizer)!;
        Assert.Equal(Catalogue.Create<Optimizer>(name), bare);
        Assert.Equal(bare, JsonSerializer.Deserialize(JsonSerializer.Serialize(bare, OptimizerJson.Default.Optimizer), OptimizerJson.Default.Optimizer));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize($$"""{"class_name":"{{name}}","learning_rat":1}""", OptimizerJson.Default.Optimizer));
    }

    /// <summary>Stopped after any number of steps, its variables copied into a new optimizer: the parameters go on to the same bits.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Continues_from_its_variables_to_the_bit(string name)
    {
        const int Steps = 13;
        var optimizer = Composed(name);
        var straight = new OptimizerSteps(optimizer, DType.Float32);
        var path = Enumerable.Range(0, Steps).Select(straight.Step).ToArray();
        for (var stop = 1; stop < Steps; stop++)
        {
            var first = new OptimizerSteps(optimizer, DType.Float32);
            for (var step = 0; step < stop; step++) Assert.Equal(path[step], first.Step(step));
            var second = new OptimizerSteps(optimizer, DType.Float32);
            first.CopyTo(second);
            for (var step = stop; step < Steps; step++) Assert.Equal(path[step], second.Step(step));
        }
    }

    /// <summary>A program does not depend on the step it was compiled at: each kind of update compiles once.</summary>
    [Theory, MemberData(nameof(Names))]
    public void One_program_serves_every_update(string name)
    {
        var (once, afresh) = (new OptimizerSteps(Composed(name), DType.Float64), new OptimizerSteps(Composed(name), DType.Float64));
        for (var step = 0; step < 12; step++)
        {
            afresh.ForgetPrograms();
            Assert.Equal(afresh.Step(step), once.Step(step));
        }
        Assert.Equal(3, once.Compiled);
    }

    [Theory, MemberData(nameof(Names))]
    public void Float32_follows_Float64(string name)
    {
        var (single, twice) = (new OptimizerSteps(At(name, 0.01), DType.Float32), new OptimizerSteps(At(name, 0.01), DType.Float64));
        for (var step = 0; step < 50; step++)
            foreach (var (near, exact) in single.Step(step).Zip(twice.Step(step))) Assert.Equal(exact, near, 1e-5 + 1e-4 * Math.Abs(exact));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_step_allocates_nothing(string name)
    {
        var steps = new OptimizerSteps(Composed(name), DType.Float32);
        for (var step = 0; step < 12; step++) steps.Step(step);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 12; step++) steps.Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void No_optimizer_is_missing_from_the_catalogue() => Assert.Empty(Catalogue.Forgotten<Optimizer>());

    private static Optimizer At(string name, double rate) => Catalogue.Create<Optimizer>(name) with { LearningRate = rate };

    /// <summary>With everything that stands round a rule: a schedule, accumulation, clipping, decay, averages that overwrite.</summary>
    private static Optimizer Composed(string name) => Catalogue.Create<Optimizer>(name) with
    {
        LearningRate = new ExponentialDecay(0.05, 3, 0.7),
        GradientAccumulationSteps = 2,
        GlobalClipNorm = 1.5,
        WeightDecay = 0.01,
        UseEma = true,
        EmaMomentum = 0.8,
        EmaOverwriteFrequency = 3,
    };

    private static void AssertReaches(double[] goal, MinimizerResult result)
    {
        foreach (var (expected, actual) in goal.Zip(result.End.Point.ToDoubles())) Assert.Equal(expected, actual, 3e-2);
    }
}
