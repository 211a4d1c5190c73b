using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Compile;

/// <summary>What a step costs by its shapes alone.</summary>
internal static class StepCost
{
    /// <summary>Floating-point operations: of products and convolutions two for each multiplication and addition, of a group one for each of its ops and elements.</summary>
    public static double Operations(PlannedStep step) => Operations(step.Op, step);

    /// <summary>The part of them that is products and convolutions.</summary>
    public static double ProductOperations(PlannedStep step) => step.Op switch
    {
        PlannedScan scan => scan.Scan.Steps * scan.Plan.Steps.Sum(ProductOperations),
        FusedProduct fused => Operations(fused.Product, step),
        { } op when FusedProduct.Takes(op) => Operations(step),
        _ => 0,
    };

    /// <summary>The bytes of all that it reads and writes.</summary>
    public static double Traffic(PlannedStep step) => step.Inputs.Concat(step.Outputs).Sum(value => (double)value.Type.Bytes);

    private static double Operations(Op op, PlannedStep step) => op switch
    {
        PlannedScan scan => scan.Scan.Steps * scan.Plan.Steps.Sum(Operations),
        MatMul product => Product(product, step),
        FusedProduct fused => Operations(fused.Product, step) + Group(fused.Epilogue),
        FusedElementwise group => Group(group),
        Convolution convolution => Convolved(convolution.Settings.Output(step.Inputs[0].Type.Shape, step.Inputs[1].Type.Shape), step.Inputs[1].Type.Shape),
        ConvolutionInputGradient => Convolved(step.Inputs[0].Type.Shape, step.Inputs[1].Type.Shape),
        ConvolutionKernelGradient sum => Convolved(step.Inputs[1].Type.Shape, [sum.Height, sum.Width, step.Inputs[0].Type.Shape[3] / sum.Settings.Groups]),
        MaxPoolGradient => step.Outputs[0].Type.Shape.Size,
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
