using Descent.Bench;
using Descent.Bench.Workloads;
using Descent.Compile;
using Descent.Graph;

namespace Descent.Tests.Compile;

/// <summary>What the compiler makes of the benchmark's training steps: how many kernels, how many bytes they move, how much memory they need.</summary>
public class WorkloadPlanTests
{
    /// <summary>A little above what each needs now, on one thread: lower the numbers where a pass has improved.</summary>
    [Theory]
    [InlineData("W1", 14, 79_900, 16_000)]
    [InlineData("W2", 26, 7_960_000, 1_030_000)]
    [InlineData("W3", 30, 29_500_000, 2_920_000)]
    [InlineData("W4", 35, 130_000_000, 11_300_000)]
    [InlineData("W5", 39, 65_100_000, 10_100_000)]
    [InlineData("W6", 31, 57_500_000, 4_950_000)]
    [InlineData("W7", 13, 46_600, 5_680)]
    [InlineData("W8", 20, 774_000, 222_000)]
    [InlineData("W9", 87, 587_000_000, 65_000_000)]
    [InlineData("W10", 118, 127_000_000, 17_900_000)]
    public void A_training_step_needs_at_most(string workload, int kernels, long bytesMoved, long arenaBytes)
    {
        var plan = PlanOf(workload);
        Assert.True(Kernels(plan) <= kernels, $"{workload}: {Kernels(plan)} kernels instead of {kernels}.\n{PlanPrinter.Print(plan)}");
        Assert.True(BytesMoved(plan) <= bytesMoved, $"{workload}: {BytesMoved(plan):N0} bytes moved instead of {bytesMoved:N0}.\n{PlanPrinter.Print(plan)}");
        Assert.True(plan.ArenaBytes <= arenaBytes, $"{workload}: an arena of {plan.ArenaBytes:N0} bytes instead of {arenaBytes:N0}.\n{PlanPrinter.Print(plan)}");
    }

    public static TheoryData<string> Workloads => [.. Workload.All.Select(workload => workload.Name)];

    [Theory, MemberData(nameof(Workloads))]
    public void The_arena_is_hardly_larger_than_what_lives_at_once(string workload)
    {
        var plan = PlanOf(workload);
        Assert.InRange(plan.ArenaBytes, LargestLive(plan), LargestLive(plan) * 1.1);
    }

    /// <summary>Scans' bodies have arenas of their own, within the scans' workspaces.</summary>
    [Fact]
    public void No_two_values_share_memory_while_both_live()
    {
        foreach (var workload in Workload.All)
        {
            var plan = PlanOf(workload.Name);
            var uses = Uses(plan);
            foreach (var (left, (first, last)) in uses)
                foreach (var (right, other) in uses)
                    if (left < right && other.First <= last && first <= other.Last)
                        Assert.True(End(plan, left) <= plan.Buffers[right].Offset || End(plan, right) <= plan.Buffers[left].Offset, $"{workload.Name}: the buffers {left} and {right} overlap.");
        }
    }

    private static ExecutionPlan PlanOf(string workload) => new DescentPeer(Workload.Named(workload), threads: 1, warmUp: false).Executable.Plan;

    /// <summary>Kernels that a step runs, those of a recurrence's body once.</summary>
    private static int Kernels(ExecutionPlan plan) => plan.Steps.Sum(step => step.Op is PlannedScan scan ? 1 + Kernels(scan.Plan) : 1);

    /// <summary>What all kernels read and write, those of a recurrence's body at each of its steps.</summary>
    private static double BytesMoved(ExecutionPlan plan) =>
        plan.Steps.Sum(step => StepCost.Traffic(step) + (step.Op is PlannedScan scan ? scan.Scan.Steps * BytesMoved(scan.Plan) : 0));

    /// <summary>The bytes that are in use during the step that needs most of them: no placement needs less.</summary>
    private static long LargestLive(ExecutionPlan plan)
    {
        var uses = Uses(plan);
        return Enumerable.Range(0, plan.Steps.Count).Max(step => uses.Where(use => use.Value.First <= step && step <= use.Value.Last).Sum(use => End(plan, use.Key) - plan.Buffers[use.Key].Offset));
    }

    /// <summary>The first and the last step that uses a buffer of the arena. Outputs are used after the last step.</summary>
    private static Dictionary<int, (int First, int Last)> Uses(ExecutionPlan plan)
    {
        var uses = new Dictionary<int, (int First, int Last)>();
        void Use(int buffer, int step)
        {
            if (buffer >= 0 && plan.Buffers[buffer].Kind == BufferKind.Arena) uses[buffer] = (uses.TryGetValue(buffer, out var use) ? use.First : step, step);
        }
        for (var i = 0; i < plan.Steps.Count; i++)
        {
            foreach (var value in plan.Steps[i].Inputs.Concat(plan.Steps[i].Outputs)) Use(value.Buffer, i);
            Use(plan.Steps[i].Workspace, i);
        }
        foreach (var output in plan.Outputs) Use(output.Buffer, plan.Steps.Count);
        return uses;
    }

    /// <summary>Where a buffer ends, with what aligns the next.</summary>
    private static long End(ExecutionPlan plan, int buffer)
    {
        var (offset, bytes) = (plan.Buffers[buffer].Offset, plan.Buffers[buffer].Bytes);
        return offset + ((bytes + HostStorage.Alignment - 1) / HostStorage.Alignment * HostStorage.Alignment);
    }
}
