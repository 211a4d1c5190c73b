using Descent.Activations;
using Descent.Layers;
using Descent.Models;

namespace Descent.Analysis.PreFlight;

/// <summary>The function that an output ends in, and between which bounds it lies.</summary>
/// <param name="Name">Its name in words.</param>
/// <param name="Low">The lower bound, or -∞.</param>
/// <param name="High">The upper bound, or ∞.</param>
internal sealed record OutputFunction(string Name, double Low, double High)
{
    private static readonly OutputFunction Linear = new("linear", double.NegativeInfinity, double.PositiveInfinity);

    public bool IsSoftmax => Name == "softmax";

    public bool IsLogSoftmax => Name == "log_softmax";

    public bool IsSigmoid => Name is "sigmoid" or "hard_sigmoid";

    /// <summary>Whether values are no probabilities by themselves.</summary>
    public bool LeavesProbabilities => Low < 0 || High > 1;

    /// <summary>The function of a model's output; null where its layer is not known to end in one.</summary>
    public static OutputFunction? Of(Model model, int output) => Of(model.Graph.Outputs[output]);

    private static OutputFunction? Of(LayerOutput output) => output.Call.Layer switch
    {
        // These change the places of values, not the values.
        Reshape or Flatten or Permute or Dropout => Of(output.Call.Inputs[0]),
        NestedModel nested => Of(nested.Model, output.Index),
        TimeDistributed inner => Of(inner.Layer),
        var layer => Of(layer),
    };

    private static OutputFunction? Of(Layer layer) => layer switch
    {
        Dense dense => Of(dense.Activation),
        ConvolutionLayer convolution => Of(convolution.Activation),
        Activation activation => Of(activation.Function),
        Layers.Softmax => Of(new Activations.Softmax()),
        Layers.ReLU relu => Of(new Relu(relu.NegativeSlope, relu.MaxValue, relu.Threshold)),
        SimpleRNN recurrent => Of(recurrent.Activation),
        _ => null,
    };

    private static OutputFunction? Of(ActivationFunction? function) => function switch
    {
        null or Activations.Linear => Linear,
        Sigmoid => new("sigmoid", 0, 1),
        HardSigmoid => new("hard_sigmoid", 0, 1),
        Activations.Softmax => new("softmax", 0, 1),
        LogSoftmax => new("log_softmax", double.NegativeInfinity, 0),
        LogSigmoid => new("log_sigmoid", double.NegativeInfinity, 0),
        Tanh => new("tanh", -1, 1),
        HardTanh => new("hard_tanh", -1, 1),
        Softsign => new("softsign", -1, 1),
        Relu { NegativeSlope: 0 } relu => new("relu", 0, relu.MaxValue ?? double.PositiveInfinity),
        Relu6 => new("relu6", 0, 6),
        Softplus => new("softplus", 0, double.PositiveInfinity),
        Exponential => new("exponential", 0, double.PositiveInfinity),
        _ => null,
    };
}
