namespace Descent.Graph.Ops.Scalars;

/// <summary>aᵇ. With respect to b the gradient is that of a &gt; 0; where a is 0 or less it is 0.</summary>
public sealed record Power : BinaryFunction
{
    /// <inheritdoc/>
    public override bool Accepts(DType type) => type.IsFloat();

    /// <inheritdoc/>
    public override string Domain => "floating-point numbers";

    /// <inheritdoc/>
    public override (Tensor? A, Tensor? B) Gradients(Tensor a, Tensor b, Tensor y, Tensor gradient)
    {
        var isPositive = a > 0;
        var logarithm = isPositive.Select(a, a.Like(1)).Log();
        return (gradient * b * a.Power(b - 1), isPositive.Select(gradient * y * logarithm, a.Like(0)));
    }
}
