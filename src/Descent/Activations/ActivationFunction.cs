using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Activations;

/// <summary>
/// A function that is applied to a layer's output: graph code over <see cref="Tensor"/>, with its gradient for free. A user's own is a
/// record with one method. A name converts by itself, in Keras's spelling
/// or the class's: <c>"leaky_relu"</c>, <c>"LeakyRelu"</c>.
/// </summary>
/// <example><code>public sealed record Cube : ActivationFunction { public override Tensor Apply(Tensor x) => x * x * x; }</code></example>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "class_name")]
[JsonDerivedType(typeof(Linear), "linear")]
[JsonDerivedType(typeof(Relu), "relu")]
[JsonDerivedType(typeof(LeakyRelu), "leaky_relu")]
[JsonDerivedType(typeof(Relu6), "relu6")]
[JsonDerivedType(typeof(Elu), "elu")]
[JsonDerivedType(typeof(Selu), "selu")]
[JsonDerivedType(typeof(Celu), "celu")]
[JsonDerivedType(typeof(Gelu), "gelu")]
[JsonDerivedType(typeof(Silu), "silu")]
[JsonDerivedType(typeof(Mish), "mish")]
[JsonDerivedType(typeof(Softplus), "softplus")]
[JsonDerivedType(typeof(Softsign), "softsign")]
[JsonDerivedType(typeof(Tanh), "tanh")]
[JsonDerivedType(typeof(Sigmoid), "sigmoid")]
[JsonDerivedType(typeof(Exponential), "exponential")]
[JsonDerivedType(typeof(HardSigmoid), "hard_sigmoid")]
[JsonDerivedType(typeof(HardSilu), "hard_silu")]
[JsonDerivedType(typeof(HardTanh), "hard_tanh")]
[JsonDerivedType(typeof(LogSigmoid), "log_sigmoid")]
[JsonDerivedType(typeof(Softmax), "softmax")]
[JsonDerivedType(typeof(LogSoftmax), "log_softmax")]
[JsonDerivedType(typeof(Glu), "glu")]
[JsonDerivedType(typeof(SoftShrink), "soft_shrink")]
[JsonDerivedType(typeof(HardShrink), "hard_shrink")]
[JsonDerivedType(typeof(Threshold), "threshold")]
[JsonDerivedType(typeof(TanhShrink), "tanh_shrink")]
[JsonDerivedType(typeof(Squareplus), "squareplus")]
public abstract record ActivationFunction
{
    /// <summary>The function's value: of the shape of <paramref name="x"/>, unless the function says otherwise.</summary>
    /// <param name="x">Any shape, of a floating-point type.</param>
    public abstract Tensor Apply(Tensor x);

    /// <summary>The activation of a name, with its default settings.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message proposes the nearest.</exception>
    public static ActivationFunction Named(string name) => name switch
    {
        // The commonest come without the catalogue, whose reader the runtime needs 30 ms to compile.
        "linear" => new Linear(),
        "relu" => new Relu(),
        "sigmoid" => new Sigmoid(),
        "softmax" => new Softmax(),
        "tanh" => new Tanh(),
        _ => NamedItem.Create(name, "activation", ActivationJson.Default.ActivationFunction, ("swish", "silu"), ("hard_swish", "hard_silu")),
    };

    /// <summary>The activation of a name, with its default settings.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message proposes the nearest.</exception>
    public static implicit operator ActivationFunction(string name) => Named(name);

    /// <summary>An activation from a function of tensors. It cannot be saved in a file: for that, write a record and register it.</summary>
    public static ActivationFunction Of(Func<Tensor, Tensor> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new FunctionActivation(function);
    }
}
