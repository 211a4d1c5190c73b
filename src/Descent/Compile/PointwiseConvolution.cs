using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Compile;

/// <summary>A rewriting rule: a convolution with a kernel of one place, and each of its gradients, is a matrix product over the channels.</summary>
internal static class PointwiseConvolution
{
    public static Tensor? Rule(Node node, Simplifier make) => node.Op switch
    {
        Convolution { Settings: var settings } when IsPointwise(settings, node.Inputs[1].Shape) => Product(node, make, false, false),
        ConvolutionInputGradient { Settings: var settings } when IsPointwise(settings, node.Inputs[1].Shape) => Product(node, make, false, true),
        ConvolutionKernelGradient { Settings: var settings } when IsPointwise(settings, node.Outputs[0].Shape) => Product(node, make, true, false),
        _ => null,
    };

    private static bool IsPointwise(ConvolutionSettings settings, Shape kernel) => settings == ConvolutionSettings.Plain && kernel[0] == 1 && kernel[1] == 1;

    private static Tensor Product(Node node, Simplifier make, bool transposeLeft, bool transposeRight)
    {
        Tensor[] factors = [.. node.Inputs.Select(input => make.Make(new Reshape([(int)(input.Shape.Size / input.Shape[^1]), input.Shape[^1]]), input))];
        return make.Make(new Reshape(node.Outputs[0].Shape), make.Make(new MatMul(transposeLeft, transposeRight), factors));
    }
}
