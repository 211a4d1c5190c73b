using Descent.Activations;
using Descent.Graph;

namespace Descent.Layers;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997; with the forget gate of Gers, Schmidhuber and Cummins 2000): with the gates i, f, g, o
/// cut in this order out of x · kernel + h · recurrent_kernel + bias, c = σ(f) · c + σ(i) · activation(g) and h = σ(o) · activation(c), where σ is the recurrent
/// activation. <c>x: [batch, time, in]</c> gives h, <c>[batch, units]</c>, or <c>[batch, time, units]</c> with <see cref="RecurrentLayer.ReturnSequences"/>;
/// <c>kernel: [in, 4 · units]</c>, <c>recurrent_kernel: [units, 4 · units]</c>, <c>bias: [4 · units]</c>. Its states are h and c.
/// </summary>
/// <remarks>PyTorch has the same gates in the same order, but starts the forget gate's bias like the others; Keras, as here, with ones.</remarks>
/// <param name="Units">How many outputs, at least 1.</param>
/// <param name="UseBias">Whether a bias is added.</param>
/// <param name="UnitForgetBias">Whether the forget gate's bias begins with ones (Jozefowicz et al. 2015), whatever the initializer.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Units"/> is not positive.</exception>
public sealed record LSTM(int Units, bool UseBias = true, bool UnitForgetBias = true) : RecurrentLayer(Units, UseBias)
{
    /// <summary>The activation of the gates.</summary>
    public ActivationFunction RecurrentActivation { get; init => field = value ?? new Sigmoid(); } = new Sigmoid();

    internal override int StateCount => 2;

    private protected override RecurrentCell Cell(Scope scope, Tensor input)
    {
        var sums = input.MatMul(Kernel(scope, input, 4));
        var recurrent = RecurrentKernel(scope, 4);
        if (UseBias) sums += Bias(scope, [4 * Units], UnitForgetBias ? new UnitForgetGate(BiasInitializer) : null);
        return new(sums, (states, sum) =>
        {
            var gates = sum + states[0].MatMul(recurrent);
            Tensor Opening(int gate) => RecurrentActivation.Apply(Gate(gates, gate));
            var cell = Opening(1) * states[1] + Opening(0) * Activation.Apply(Gate(gates, 2));
            return [Opening(3) * Activation.Apply(cell), cell];
        });
    }
}
