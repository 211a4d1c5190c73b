using Descent.Graph;

namespace Descent.Losses;

/// <summary>A user's function without a record.</summary>
internal sealed record FunctionLoss(Func<Tensor, Tensor, Tensor> Function) : Loss
{
    protected override Tensor Values(Tensor yTrue, Tensor yPred) => Function(yTrue, yPred);
}
