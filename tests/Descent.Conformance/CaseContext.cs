using Descent.Graph;

namespace Descent.Conformance;

/// <summary>What the code of a kind needs: the case, the precision to compute in, the check of its results, and what runs a graph.</summary>
internal sealed record CaseContext(Case Case, DType Precision, Check Check, RunProgram Run)
{
    /// <summary>The values of some tensors of a graph.</summary>
    public IReadOnlyList<TensorData> Evaluate(IReadOnlyList<Tensor> results, params IReadOnlyList<(string Name, TensorData Value)> feeds) =>
        Run(new GraphProgram(results), feeds);

    /// <summary>An input of a graph for a value of the case.</summary>
    public static Tensor Input(string name, TensorData value) => Tensor.Input(name, value.DType, value.Shape);
}
