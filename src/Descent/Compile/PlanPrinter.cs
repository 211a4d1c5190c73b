using System.Globalization;
using System.Text;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Compile;

/// <summary>Writes a plan as text, a line a step, fused groups with their bodies, and the totals.</summary>
internal static class PlanPrinter
{
    public static string Print(ExecutionPlan plan)
    {
        var text = new StringBuilder();
        double operations = 0, bytes = 0;
        for (var i = 0; i < plan.Steps.Count; i++)
        {
            var step = plan.Steps[i];
            var (flops, traffic) = (StepCost.Operations(step), StepCost.Traffic(step));
            operations += flops;
            bytes += traffic;
            text.Append(CultureInfo.InvariantCulture, $"{i,4}  {Join(step.Outputs, plan)} = {GraphPrinter.Describe((step.Op as PlannedScan)?.Scan ?? step.Op)}({Join(step.Inputs, plan)})");
            text.Append(CultureInfo.InvariantCulture, $"  {flops:N0} flop, {traffic:N0} bytes\n");
            if (step.Op is PlannedScan scan) text.Append(GraphPrinter.Indent(Print(scan.Plan)));
            else Body(step.Op, text);
        }
        text.Append(CultureInfo.InvariantCulture, $"{plan.Steps.Count} steps, {operations:N0} flop, {bytes:N0} bytes moved, ");
        text.Append(CultureInfo.InvariantCulture, $"arena {plan.ArenaBytes:N0} bytes ({plan.UnplannedBytes:N0} without sharing)\n");
        text.Append("outputs: ").Append(Join(plan.Outputs, plan)).Append('\n');
        return text.ToString();
    }

    private static void Body(Op op, StringBuilder text)
    {
        var group = op as FusedElementwise ?? (op as FusedProduct)?.Epilogue;
        if (group is null) return;
        var inputs = group.Steps.Count == 0 ? 0 : InputCount(group);
        for (var i = 0; i < group.Steps.Count; i++)
        {
            var step = group.Steps[i];
            text.Append(CultureInfo.InvariantCulture, $"        r{inputs + i} = {GraphPrinter.Describe(step.Op)}({string.Join(", ", step.Arguments.Select(register => $"r{register}"))})\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"        -> {string.Join(", ", group.Results.Select(register => $"r{register}"))} over {group.Iteration}\n");
    }

    /// <summary>Registers below this are inputs: the first step's result has the next number.</summary>
    private static int InputCount(FusedElementwise group)
    {
        var highest = group.Steps.SelectMany(step => step.Arguments).Concat(group.Results).DefaultIfEmpty(0).Max();
        return Math.Max(0, highest - group.Steps.Count + 1);
    }

    private static string Join(IReadOnlyList<PlannedValue> values, ExecutionPlan plan) => string.Join(", ", values.Select(value => Describe(value, plan)));

    private static string Describe(PlannedValue value, ExecutionPlan plan)
    {
        var buffer = plan.Buffers[value.Buffer];
        var place = buffer.Kind switch
        {
            BufferKind.Input => buffer.Name,
            BufferKind.Variable => buffer.Variable!.Name,
            BufferKind.Constant => "constant",
            _ => $"@{buffer.Offset}",
        };
        return $"{place} {value.Type}";
    }
}
