using Descent.Graph;

namespace Descent.Activations;

/// <summary>A user's function without a record.</summary>
internal sealed record FunctionActivation(Func<Tensor, Tensor> Function) : ActivationFunction
{
    public override Tensor Apply(Tensor x) => Function(x);
}
