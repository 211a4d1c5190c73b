using System.Diagnostics;
using System.Globalization;
using System.Text;
using Descent.Backends.Cpu;
using Descent.Compile;
using Descent.Graph;

namespace Descent.Bench;

/// <summary>Times each kernel of a compiled step over many runs. A scan's body is timed once more on its own, on zeros and with warm caches.</summary>
internal sealed class StepProfile
{
    private const double Seconds = 1.5;
    private const double LeastShare = 0.001;
    private const int FewestRuns = 15, MostRuns = 4000;
    private readonly double _peak;
    private readonly StringBuilder _text = new();

    private StepProfile(double peak) => _peak = peak;

    /// <summary>The kernels of a step by their share of the time, as a table.</summary>
    /// <param name="peer">What is trained.</param>
    /// <param name="peak">The machine's peak, GFLOP/s.</param>
    public static string Of(DescentPeer peer, double peak)
    {
        var profile = new StepProfile(peak);
        profile.Print((CpuExecutable)peer.Executable, () => (CpuRunContext)peer.Begin().Context, "");
        return profile._text.ToString();
    }

    private void Print(CpuExecutable executable, Func<CpuRunContext> begin, string indent)
    {
        var microseconds = Times(executable, begin);
        var (plan, sum, products) = (executable.Plan, microseconds.Sum(), executable.Plan.Steps.Sum(StepCost.ProductOperations));
        _text.Append(CultureInfo.InvariantCulture, $"{indent}{sum:N1} µs in {microseconds.Length} kernels; products {products / 1e6:N2} MFLOP, {Rate(products, sum)} on the whole; arena {plan.ArenaBytes:N0} bytes\n");
        _text.Append(CultureInfo.InvariantCulture, $"{indent}share          µs   GFLOP/s  of peak     GB/s   kernel\n");
        var shown = Enumerable.Range(0, microseconds.Length).OrderByDescending(i => microseconds[i]).TakeWhile(i => microseconds[i] >= LeastShare * sum).ToArray();
        foreach (var i in shown) Line(plan, i, microseconds[i], sum, indent);
        var rest = sum - shown.Sum(i => microseconds[i]);
        if (shown.Length < microseconds.Length) _text.Append(CultureInfo.InvariantCulture, $"{indent}{rest / sum,6:P1} {rest,11:N2}   {microseconds.Length - shown.Length} others\n");
        _text.Append(CultureInfo.InvariantCulture, $"{indent}by kind:\n");
        foreach (var kind in plan.Steps.Select((step, i) => (Kind: (step.Op as FusedProduct)?.Product.Name ?? step.Op.Name, Time: microseconds[i])).GroupBy(step => step.Kind).OrderByDescending(kind => kind.Sum(step => step.Time)))
            _text.Append(CultureInfo.InvariantCulture, $"{indent}{kind.Sum(step => step.Time) / sum,6:P1} {kind.Sum(step => step.Time),11:N2}   {kind.Key} × {kind.Count()}\n");
        foreach (var scan in plan.Steps.Select(step => step.Op).OfType<PlannedScan>())
        {
            _text.Append(CultureInfo.InvariantCulture, $"\n{indent}    {GraphPrinter.Describe(scan.Scan)}, one of them:\n");
            using var backend = new CpuBackend(executable.Threads);
            var body = (CpuExecutable)backend.Bind(scan.Plan);
            var context = (CpuRunContext)body.CreateContext();
            Print(body, () => context, indent + "    ");
        }
    }

    private void Line(ExecutionPlan plan, int index, double microseconds, double sum, string indent)
    {
        var step = plan.Steps[index];
        var (operations, traffic) = (StepCost.Operations(step), StepCost.Traffic(step));
        _text.Append(CultureInfo.InvariantCulture, $"{indent}{microseconds / sum,6:P1} {microseconds,11:N2} {operations / microseconds / 1e3,9:N1} {operations / microseconds / 1e3 / _peak,8:P0} {traffic / microseconds / 1e3,8:N1}   ");
        _text.Append(CultureInfo.InvariantCulture, $"{index}: {Describe(step.Op)} ({string.Join(", ", step.Inputs.Select(value => Describe(value, plan)))}) -> {string.Join(", ", step.Outputs.Select(value => Describe(value, plan)))}\n");
    }

    private string Rate(double operations, double microseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{operations / microseconds / 1e3:N1} GFLOP/s ({operations / microseconds / 1e3 / _peak:P0} of the peak of {_peak:N0})");

    private static string Describe(Op op) => op switch
    {
        PlannedScan scan => GraphPrinter.Describe(scan.Scan),
        FusedProduct product => $"{GraphPrinter.Describe(product.Product)} + {Describe(product.Epilogue)}",
        FusedElementwise group => $"[{string.Join(' ', group.Steps.Where(step => step.Op is not Graph.Ops.Constant).Select(step => GraphPrinter.Describe(step.Op)))}]",
        _ => GraphPrinter.Describe(op),
    };

    private static string Describe(PlannedValue value, ExecutionPlan plan) =>
        plan.Buffers[value.Buffer] is { Variable: { } variable } ? $"{variable.Name} {value.Type.Shape}" : value.Type.Shape.ToString();

    /// <summary>The median of each kernel's microseconds, without those of reading the clock.</summary>
    private static double[] Times(CpuExecutable executable, Func<CpuRunContext> begin)
    {
        var count = executable.Steps.Length;
        var (runs, clock) = (new List<long[]>(), Stopwatch.GetTimestamp());
        for (var i = 0; i < 12; i++) Run(executable, begin(), new long[count + 1]);
        while (runs.Count < FewestRuns || (runs.Count < MostRuns && Stopwatch.GetElapsedTime(clock).TotalSeconds < Seconds))
        {
            var times = new long[count + 1];
            Run(executable, begin(), times);
            runs.Add(times);
        }
        var reading = ClockTicks();
        return [.. Enumerable.Range(0, count).Select(step => Math.Max(0, Median([.. runs.Select(times => times[step + 1] - times[step])]) - reading) * 1e6 / Stopwatch.Frequency)];
    }

    private static unsafe void Run(CpuExecutable executable, CpuRunContext context, long[] times)
    {
        times[0] = Stopwatch.GetTimestamp();
        for (var i = 0; i < executable.Steps.Length; i++)
        {
            executable.Steps[i].Run(context.Buffers, context.Scratch);
            times[i + 1] = Stopwatch.GetTimestamp();
        }
        GC.KeepAlive(context);
    }

    private static long ClockTicks()
    {
        var times = new long[1001];
        for (var i = 0; i < times.Length; i++) times[i] = Stopwatch.GetTimestamp();
        return Median([.. times.Skip(1).Select((time, i) => time - times[i])]);
    }

    private static long Median(long[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
