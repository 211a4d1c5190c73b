using Descent.Graph.Ops;
using Descent.Graph.Ops.Scalars;

namespace Descent.Graph;

public sealed partial class Tensor
{
    /// <summary>The sum, element by element.</summary>
    public static Tensor operator +(Tensor left, Tensor right) => Combine(new Add(), left, right);
    /// <summary>Each element plus a number.</summary>
    public static Tensor operator +(Tensor left, double right) => left + left.Like(right);
    /// <summary>A number plus each element.</summary>
    public static Tensor operator +(double left, Tensor right) => right.Like(left) + right;
    /// <summary>The difference, element by element.</summary>
    public static Tensor operator -(Tensor left, Tensor right) => Combine(new Subtract(), left, right);
    /// <summary>Each element minus a number.</summary>
    public static Tensor operator -(Tensor left, double right) => left - left.Like(right);
    /// <summary>A number minus each element.</summary>
    public static Tensor operator -(double left, Tensor right) => right.Like(left) - right;
    /// <summary>Each element's negative.</summary>
    public static Tensor operator -(Tensor value) => value.Map(new Negate());
    /// <summary>The product, element by element (not the matrix product).</summary>
    public static Tensor operator *(Tensor left, Tensor right) => Combine(new Multiply(), left, right);
    /// <summary>Each element times a number.</summary>
    public static Tensor operator *(Tensor left, double right) => left * left.Like(right);
    /// <summary>A number times each element.</summary>
    public static Tensor operator *(double left, Tensor right) => right.Like(left) * right;
    /// <summary>The quotient, element by element.</summary>
    public static Tensor operator /(Tensor left, Tensor right) => Combine(new Divide(), left, right);
    /// <summary>Each element divided by a number.</summary>
    public static Tensor operator /(Tensor left, double right) => left / left.Like(right);
    /// <summary>A number divided by each element.</summary>
    public static Tensor operator /(double left, Tensor right) => right.Like(left) / right;

    /// <summary>Where the left element is greater.</summary>
    public static Tensor operator >(Tensor left, Tensor right) => Compare(Relation.Greater, left, right);
    /// <summary>Where the element is greater than a number.</summary>
    public static Tensor operator >(Tensor left, double right) => left > left.Like(right);
    /// <summary>Where the left element is less.</summary>
    public static Tensor operator <(Tensor left, Tensor right) => Compare(Relation.Less, left, right);
    /// <summary>Where the element is less than a number.</summary>
    public static Tensor operator <(Tensor left, double right) => left < left.Like(right);
    /// <summary>Where the left element is greater or equal.</summary>
    public static Tensor operator >=(Tensor left, Tensor right) => Compare(Relation.GreaterOrEqual, left, right);
    /// <summary>Where the element is greater than or equal to a number.</summary>
    public static Tensor operator >=(Tensor left, double right) => left >= left.Like(right);
    /// <summary>Where the left element is less or equal.</summary>
    public static Tensor operator <=(Tensor left, Tensor right) => Compare(Relation.LessOrEqual, left, right);
    /// <summary>Where the element is less than or equal to a number.</summary>
    public static Tensor operator <=(Tensor left, double right) => left <= left.Like(right);
    /// <summary>Where both are true.</summary>
    public static Tensor operator &(Tensor left, Tensor right) => Combine(new And(), left, right);
    /// <summary>Where either is true.</summary>
    public static Tensor operator |(Tensor left, Tensor right) => Combine(new Or(), left, right);
    /// <summary>Where it is false.</summary>
    public static Tensor operator !(Tensor value) => value.Map(new Not());

    /// <summary>Where the elements are equal.</summary>
    public Tensor EqualTo(Tensor other) => Compare(Relation.Equal, this, other);
    /// <summary>Where the element equals a number.</summary>
    public Tensor EqualTo(double other) => EqualTo(Like(other));
    /// <summary>Where the elements differ.</summary>
    public Tensor NotEqualTo(Tensor other) => Compare(Relation.NotEqual, this, other);
    /// <summary>Where the element differs from a number.</summary>
    public Tensor NotEqualTo(double other) => NotEqualTo(Like(other));

    /// <summary>Takes from <paramref name="whenTrue"/> where this (truths) is true, from <paramref name="whenFalse"/> elsewhere.</summary>
    public Tensor Select(Tensor whenTrue, Tensor whenFalse)
    {
        (whenTrue, whenFalse) = Align("Select", whenTrue, whenFalse);
        return Apply(new Select(), AlignTo("Select", this, whenTrue), whenTrue, whenFalse);
    }

    /// <summary>The greater of the two elements; NaN if one is.</summary>
    public Tensor Maximum(Tensor other) => Combine(new Maximum(), this, other);
    /// <summary>The greater of the element and a number.</summary>
    public Tensor Maximum(double other) => Maximum(Like(other));
    /// <summary>The lesser of the two elements; NaN if one is.</summary>
    public Tensor Minimum(Tensor other) => Combine(new Minimum(), this, other);
    /// <summary>The lesser of the element and a number.</summary>
    public Tensor Minimum(double other) => Minimum(Like(other));
    /// <summary>The element, moved into [<paramref name="minimum"/>, <paramref name="maximum"/>]; outside the gradient is zero.</summary>
    public Tensor Clip(double minimum, double maximum) => Maximum(minimum).Minimum(maximum);
    /// <summary>The element raised to a power given element by element.</summary>
    public Tensor Power(Tensor exponent) => Combine(new Power(), this, exponent);
    /// <summary>The element raised to a power.</summary>
    public Tensor Power(double exponent) => Power(Like(exponent));

    /// <summary>|x|; its derivative at 0 is 0.</summary>
    public Tensor Abs() => Map(new Abs());
    /// <summary>-1, 0 or 1; its derivative is 0.</summary>
    public Tensor Sign() => Map(new Sign());
    /// <summary>x².</summary>
    public Tensor Square() => Map(new Square());
    /// <summary>√x.</summary>
    public Tensor Sqrt() => Map(new Sqrt());
    /// <summary>eˣ.</summary>
    public Tensor Exp() => Map(new Exp());
    /// <summary>eˣ - 1, exact near 0.</summary>
    public Tensor Expm1() => Map(new Expm1());
    /// <summary>The natural logarithm.</summary>
    public Tensor Log() => Map(new Log());
    /// <summary>log(1 + x), exact near 0.</summary>
    public Tensor Log1p() => Map(new Log1p());
    /// <summary>The hyperbolic tangent.</summary>
    public Tensor Tanh() => Map(new Tanh());
    /// <summary>1 / (1 + e⁻ˣ).</summary>
    public Tensor Sigmoid() => Map(new Sigmoid());
    /// <summary>log(1 + eˣ), without overflow.</summary>
    public Tensor Softplus() => Map(new Softplus());
    /// <summary>The error function, 2/√π ∫₀ˣ e^(-t²) dt.</summary>
    public Tensor Erf() => Map(new Erf());
    /// <summary>The sine of x radians.</summary>
    public Tensor Sin() => Map(new Sin());
    /// <summary>The cosine of x radians.</summary>
    public Tensor Cos() => Map(new Cos());
    /// <summary>The greatest whole number that is not above x; its derivative is 0.</summary>
    public Tensor Floor() => Map(new Floor());

    /// <summary>The values in another element type; truths become 0 and 1.</summary>
    public Tensor Cast(DType type) => type == DType ? this : Apply(new Cast(type), this);

    /// <summary>The same values, as a constant in the eyes of a gradient.</summary>
    public Tensor StopGradient() => Apply(new StopGradient(), this);

    private Tensor Map(UnaryFunction function) => Apply(new Unary(function), this);

    private static Tensor Combine(BinaryFunction function, Tensor left, Tensor right)
    {
        (left, right) = Align(function.Name, left, right);
        return Apply(new Binary(function), left, right);
    }

    private static Tensor Compare(Relation relation, Tensor left, Tensor right)
    {
        (left, right) = Align(relation.ToString(), left, right);
        return Apply(new Compare(relation), left, right);
    }

    /// <summary>The two broadcasts that happen unasked: a scalar, and a vector along the last axis.</summary>
    private static (Tensor Left, Tensor Right) Align(string operation, Tensor left, Tensor right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.Shape.Rank < right.Shape.Rank ? (AlignTo(operation, left, right), right) : (left, AlignTo(operation, right, left));
    }

    private static Tensor AlignTo(string operation, Tensor value, Tensor target)
    {
        if (value.Shape == target.Shape) return value;
        var isVectorAlongLastAxis = value.Shape.Rank == 1 && target.Shape.Rank > 1 && value.Shape[0] == target.Shape[^1];
        if (value.Shape.Rank == 0 || isVectorAlongLastAxis) return value.BroadcastTo(target.Shape);
        throw new ShapeException($"{operation} needs equal shapes (or a scalar, or a vector along the last axis), got {target.Describe()} and " +
            $"{value.Describe()}. Use Reshape or BroadcastTo to say what is meant.");
    }
}
