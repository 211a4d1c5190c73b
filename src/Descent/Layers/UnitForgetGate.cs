using Descent.Graph;
using Descent.Initializers;

namespace Descent.Layers;

/// <summary>The first values of an LSTM's bias <c>[4 · units]</c>: ones for the forget gate, the second of four.</summary>
/// <param name="Others">The first values of the other gates.</param>
internal sealed record UnitForgetGate(Initializer Others) : Initializer
{
    public override void Fill(Span<double> values, Shape shape, RandomStream random)
    {
        Others.Fill(values, shape, random);
        var units = values.Length / 4;
        values.Slice(units, units).Fill(1);
    }
}
