using Descent.Activations;
using Descent.Graph;

namespace Descent.Layers;

/// <summary>
/// The gated recurrent unit (Cho et al. 2014, arXiv:1406.1078): h = z · h + (1 - z) · candidate, with the gates z, r and the candidate cut in this order
/// out of <c>[.., 3 · units]</c>. Where s = x · kernel and u = h · recurrent_kernel, z = σ(s_z + u_z) and r = σ(s_r + u_r); candidate =
/// activation(s_h + r · u_h) with <c>ResetAfter</c>, else activation(s_h + (r · h) · recurrent_kernel_h). <c>x: [batch, time, in]</c> gives
/// <c>[batch, units]</c>, or <c>[batch, time, units]</c> with <see cref="RecurrentLayer.ReturnSequences"/>; <c>kernel: [in, 3 · units]</c>,
/// <c>recurrent_kernel: [units, 3 · units]</c>, <c>bias: [2, 3 · units]</c>, a row for s and one for u, or <c>[3 · units]</c>, for s, without <c>ResetAfter</c>.
/// </summary>
/// <remarks>PyTorch resets after the product, too, but orders the gates r, z, n; Keras, as here, z, r, h.</remarks>
/// <param name="Units">How many outputs, at least 1.</param>
/// <param name="UseBias">Whether biases are added.</param>
/// <param name="ResetAfter">Whether the reset gate works on the recurrent product, and not on the state before it.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Units"/> is not positive.</exception>
public sealed record GRU(int Units, bool UseBias = true, bool ResetAfter = true) : RecurrentLayer(Units, UseBias)
{
    /// <summary>The activation of the gates.</summary>
    public ActivationFunction RecurrentActivation { get; init => field = value ?? new Sigmoid(); } = new Sigmoid();

    private protected override RecurrentCell Cell(Scope scope, Tensor input)
    {
        var sums = input.MatMul(Kernel(scope, input, 3));
        var recurrent = RecurrentKernel(scope, 3);
        var bias = UseBias ? Bias(scope, ResetAfter ? [2, 3 * Units] : [3 * Units]) : null;
        if (bias is not null) sums += ResetAfter ? bias.SliceAxis(0, 0, 1).Reshape(-1) : bias;
        return new(sums, ResetAfter ? AfterProduct(recurrent, bias?.SliceAxis(0, 1, 1).Reshape(-1)) : BeforeProduct(recurrent));
    }

    private Func<IReadOnlyList<Tensor>, Tensor, IReadOnlyList<Tensor>> AfterProduct(Tensor recurrent, Tensor? bias) => (states, sum) =>
    {
        var product = states[0].MatMul(recurrent);
        if (bias is not null) product += bias;
        var reset = RecurrentActivation.Apply(Gate(sum, 1) + Gate(product, 1));
        return Mix(RecurrentActivation.Apply(Gate(sum, 0) + Gate(product, 0)), states[0], Gate(sum, 2) + reset * Gate(product, 2));
    };

    private Func<IReadOnlyList<Tensor>, Tensor, IReadOnlyList<Tensor>> BeforeProduct(Tensor recurrent) => (states, sum) =>
    {
        var gates = RecurrentActivation.Apply(Gate(sum, 0, 2) + states[0].MatMul(Gate(recurrent, 0, 2)));
        var reset = Gate(gates, 1) * states[0];
        return Mix(Gate(gates, 0), states[0], Gate(sum, 2) + reset.MatMul(Gate(recurrent, 2)));
    };

    private IReadOnlyList<Tensor> Mix(Tensor update, Tensor state, Tensor sum) => [update * state + (1 - update) * Activation.Apply(sum)];
}
