using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Compile;

/// <summary>
/// A product with an elementwise group that is applied to each block of rows as soon as it is finished, while it is in cache: bias,
/// activation, mask. Inputs: the two factors, then the group's inputs without the product. Outputs: the group's.
/// </summary>
/// <param name="Product">A matrix product, a convolution or one of its gradients, or a pooling's gradient.</param>
/// <param name="Epilogue">The group; its iteration has as many elements as the product.</param>
/// <param name="ProductRegister">The group's input that is the product.</param>
public sealed record FusedProduct(SingleOutputOp Product, FusedElementwise Epilogue, int ProductRegister) : Op
{
    /// <inheritdoc/>
    public override IReadOnlyList<TensorType> Infer(IReadOnlyList<Tensor> inputs) => Epilogue.Infer(EpilogueInputs(inputs));

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Node node, IReadOnlyList<Tensor?> outputGradients) =>
        throw new InvalidOperationException("A fused product has no gradient: differentiate before compiling.");

    /// <summary>Whether an op is a product that a group can be attached to.</summary>
    internal static bool Takes(Op op) => op is MatMul or Convolution or ConvolutionInputGradient or ConvolutionKernelGradient or MaxPoolGradient;

    /// <summary>The group's inputs, with the first factor standing in for the product (of equal element type).</summary>
    private List<Tensor> EpilogueInputs(IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        List<Tensor> values = [.. inputs.Skip(2)];
        values.Insert(ProductRegister, inputs[0]);
        return values;
    }
}
