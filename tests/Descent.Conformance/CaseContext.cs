using Descent.Graph;

namespace Descent.Conformance;

/// <summary>What the code of a kind needs: the case, the precision to compute in, the check of its results, and what runs a graph.</summary>
internal sealed record CaseContext(Case Case, DType Precision, Check Check, CompileProgram Compile)
{
    /// <summary>The values of some tensors of a graph.</summary>
    public IReadOnlyList<TensorData> Evaluate(IReadOnlyList<Tensor> results, params IReadOnlyList<(string Name, TensorData Value)> feeds) =>
        Compile(new GraphProgram(results))(feeds);

    /// <summary>A field of the case as a tensor in the precision of the computation.</summary>
    public TensorData Tensor(string field) => Case.Tensor(field, Precision);

    /// <summary>An input of a graph for a value of the case.</summary>
    public static Tensor Input(string name, TensorData value) => Graph.Tensor.Input(name, value.DType, value.Shape);

    /// <summary>A value of the case as a constant of a graph.</summary>
    public static Tensor Constant(TensorData value) => Graph.Tensor.Constant(value.ToDoubles(), value.Shape, value.DType);
}
