using System.Text;

namespace Descent.Graph;

/// <summary>Writes a graph as text, a line a node: <c>%3 = MatMul(%1, %2) Float32[32, 16]</c>.</summary>
public static class GraphPrinter
{
    /// <summary>The nodes that the results need, in order.</summary>
    public static string Print(IEnumerable<Tensor> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var text = new StringBuilder();
        var names = new Dictionary<Tensor, string>();
        foreach (var node in Topology.Sort(results))
        {
            foreach (var output in node.Outputs) names[output] = $"%{names.Count}";
            text.Append(string.Join(", ", node.Outputs.Select(output => names[output]))).Append(" = ").Append(Describe(node.Op))
                .Append('(').Append(string.Join(", ", node.Inputs.Select(input => names[input]))).Append(") ")
                .Append(string.Join(", ", node.Outputs.Select(output => output.Type))).Append('\n');
            if (node.Op is Ops.Scan scan) text.Append(Indent(Print(scan.Body.Results)));
        }
        return text.ToString();
    }

    /// <summary>The lines of a graph in a graph.</summary>
    internal static string Indent(string lines) => string.Concat(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"    {line}\n"));

    /// <summary>An op with those of its settings that a reader needs.</summary>
    public static string Describe(Op op) => op switch
    {
        Ops.Input input => $"Input {input.Label}",
        Ops.ReadVariable read => $"Read {read.Variable.Name}",
        Ops.Constant constant => constant.Values.Count == 1 ? $"Constant {constant.Values[0]:R}" : $"Constant ({constant.Values.Count} values)",
        Ops.Scan scan => $"Scan of {scan.Steps} steps{(scan.Reverse ? ", the last first" : "")}",
        Ops.Reduce reduce => $"{reduce.Name} over {reduce.Axes}",
        Ops.Transpose transpose => $"Transpose {transpose.Permutation}",
        Ops.MatMul { TransposeLeft: var left, TransposeRight: var right } => "MatMul" + (left ? " leftᵀ" : "") + (right ? " rightᵀ" : ""),
        Ops.Convolution convolution => $"Convolution {convolution.Settings}",
        Ops.ConvolutionInputGradient spread => $"ConvolutionInputGradient {spread.Settings}",
        Ops.ConvolutionKernelGradient sum => $"ConvolutionKernelGradient {sum.Settings}",
        Ops.MaxPool pool => $"MaxPool {pool.Height}×{pool.Width}" + (pool.Rows == pool.Columns ? $" {pool.Rows}" : $" [{pool.Rows}] [{pool.Columns}]"),
        Ops.MaxPoolGradient { Pool: var pool } => $"MaxPoolGradient {pool.Height}×{pool.Width}" + (pool.Rows == pool.Columns ? $" {pool.Rows}" : $" [{pool.Rows}] [{pool.Columns}]"),
        null => throw new ArgumentNullException(nameof(op)),
        _ => op.Name,
    };
}
