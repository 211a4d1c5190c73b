using Descent.Graph;

namespace Descent.Training;

/// <summary>The samples of a program's batch as graph values.</summary>
/// <param name="X">The inputs, each <c>[batch, ..]</c>, of the model's element types.</param>
/// <param name="Y">The targets, each <c>[batch, ..]</c>.</param>
/// <param name="Weight">A weight a sample, <c>[batch]</c>, of the model's floating-point type; null for 1 each.</param>
internal sealed record BatchTensors(IReadOnlyList<Tensor> X, IReadOnlyList<Tensor> Y, Tensor? Weight)
{
    /// <summary>The program's inputs for samples that each run gives: <c>x0</c>, <c>y0</c>, <c>weight</c>.</summary>
    public static BatchTensors Fed(DataTypes types, int batch)
    {
        return new([.. types.X.Select((type, i) => types.Computed(i, Input($"x{i}", type)))], [.. types.Y.Select((type, i) => Input($"y{i}", type))],
            types.Weight is null ? null : Input("weight", types.Weight));

        Tensor Input(string name, TensorType sample) => Tensor.Input(name, sample.DType, Shape.Create([batch]).Concat(sample.Shape));
    }
}
