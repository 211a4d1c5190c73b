namespace Descent.Graph.Ops.Scalars;

/// <summary>The error function, 2/√π ∫₀ˣ e^(-t²) dt.</summary>
public sealed record Erf : UnaryFunction
{
    /// <inheritdoc/>
    public override Tensor? Derivative(Tensor x, Tensor y) => (-x.Square()).Exp() * (2 / Math.Sqrt(Math.PI));
}
