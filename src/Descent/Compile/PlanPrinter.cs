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
            var (flops, traffic) = (FloatingPointOperations(step), Traffic(step));
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

    private static double Traffic(PlannedStep step) => step.Inputs.Concat(step.Outputs).Sum(value => (double)value.Type.Bytes);

    private static double FloatingPointOperations(PlannedStep step) => FloatingPointOperations(step.Op, step);

    private static double FloatingPointOperations(Op op, PlannedStep step) => op switch
    {
        PlannedScan scan => scan.Scan.Steps * scan.Plan.Steps.Sum(FloatingPointOperations),
        MatMul product => Product(product, step),
        FusedProduct fused => FloatingPointOperations(fused.Product, step) + Group(fused.Epilogue),
        FusedElementwise group => Group(group),
        Convolution convolution => Convolved(convolution.Settings.Output(step.Inputs[0].Type.Shape, step.Inputs[1].Type.Shape), step.Inputs[1].Type.Shape),
        ConvolutionInputGradient => Convolved(step.Inputs[0].Type.Shape, step.Inputs[1].Type.Shape),
        ConvolutionKernelGradient sum => Convolved(step.Inputs[1].Type.Shape, [sum.Height, sum.Width, step.Inputs[0].Type.Shape[3] / sum.Settings.Groups]),
        Reduce or MaxPool => step.Inputs[0].Type.Shape.Size,
        _ => 0,
    };

    private static double Group(FusedElementwise group) => (double)group.Iteration.Size * group.Steps.Count(step => step.Op is not Constant);

    /// <summary>A multiplication and an addition for each result and each element of the kernel that it sees.</summary>
    private static double Convolved(Shape results, Shape kernel) => 2.0 * results.Size * kernel[..3].Size;

    private static double Product(MatMul product, PlannedStep step)
    {
        var (left, right) = (step.Inputs[0].Type.Shape, step.Inputs[1].Type.Shape);
        return 2.0 * left.Size * right[product.TransposeRight ? ^2 : ^1];
    }
}
