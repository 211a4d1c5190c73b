using Descent.Activations;
using Descent.Graph;
using Descent.Initializers;
using Descent.Layers;

namespace Descent.Tests.Models;

/// <summary>A layer of a user's own, with a nested item among its settings.</summary>
public sealed record Scale(double Start = 1, ActivationFunction? Activation = null) : Layer
{
    public override Tensor Build(Scope scope, Tensor input)
    {
        var scaled = input * scope.Parameter("scale", [input.Shape[^1]], new Constant(Start));
        return Activation is null ? scaled : Activation.Apply(scaled);
    }
}
