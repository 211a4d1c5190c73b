using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Compile;

/// <summary>A scan whose body is compiled: a program in a program, run once a step.</summary>
/// <param name="Scan">The scan.</param>
/// <param name="Plan">The body's steps and memory; its inputs have the names of the body's, its outputs are the body's results.</param>
public sealed record PlannedScan(Scan Scan, ExecutionPlan Plan) : Op
{
    /// <inheritdoc/>
    public override IReadOnlyList<TensorType> Infer(IReadOnlyList<Tensor> inputs) => Scan.Infer(inputs);

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Node node, IReadOnlyList<Tensor?> outputGradients) =>
        throw new InvalidOperationException("A compiled scan has no gradient: differentiate before compiling.");
}
