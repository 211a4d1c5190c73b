using Descent.Activations;
using Descent.Graph;

namespace Descent.Layers;

/// <summary>The exponential linear unit as a layer, any shape: x for x &gt; 0, else <c>Alpha</c> · (eˣ - 1) (Clevert et al. 2015).</summary>
/// <param name="Alpha">Minus the limit at -∞, at least 0.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Alpha"/> is negative.</exception>
public sealed record ELU(double Alpha = 1) : Layer
{
    /// <summary>Minus the limit at -∞.</summary>
    public double Alpha { get; init => field = Setting<ELU>.NotNegative(value, nameof(Alpha)); } = Setting<ELU>.NotNegative(Alpha);

    /// <inheritdoc/>
    protected internal override bool KeepsMask => true;

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input) => new Elu(Alpha).Apply(input);
}
