using Descent.Graph;

namespace Descent.Layers;

/// <summary>
/// A recurrent layer whose state is its output (Elman 1990): h = activation(x · kernel + h · recurrent_kernel + bias). <c>x: [batch, time, in]</c> gives
/// <c>[batch, units]</c>, or <c>[batch, time, units]</c> with <see cref="RecurrentLayer.ReturnSequences"/>; <c>kernel: [in, units]</c>,
/// <c>recurrent_kernel: [units, units]</c>, <c>bias: [units]</c>.
/// </summary>
/// <param name="Units">How many outputs, at least 1.</param>
/// <param name="UseBias">Whether a bias is added.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Units"/> is not positive.</exception>
public sealed record SimpleRNN(int Units, bool UseBias = true) : RecurrentLayer(Units, UseBias)
{
    private protected override RecurrentCell Cell(Scope scope, Tensor input)
    {
        var sums = input.MatMul(Kernel(scope, input, 1));
        var recurrent = RecurrentKernel(scope, 1);
        if (UseBias) sums += Bias(scope, [Units]);
        return new(sums, (states, sum) => [Activation.Apply(sum + states[0].MatMul(recurrent))]);
    }
}
