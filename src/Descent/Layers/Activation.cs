using System.Text.Json.Serialization;
using Descent.Activations;
using Descent.Graph;

namespace Descent.Layers;

/// <summary>An activation function as a layer of its own: <c>new Activation("tanh")</c>. Any shape.</summary>
/// <param name="Function">The function.</param>
public sealed record Activation([property: JsonPropertyName("activation")] ActivationFunction Function) : Layer
{
    /// <inheritdoc/>
    protected internal override bool KeepsMask => true;

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input) => Function.Apply(input);
}
