using Descent.Graph.Ops;
using Descent.Graph.Ops.Scalars;

namespace Descent.Tests.Reference;

/// <summary>The scalar functions in double (to a few units in the last place) and in whole numbers.</summary>
internal static class ReferenceMath
{
    public static double Apply(UnaryFunction function, double x) => function switch
    {
        Abs => Math.Abs(x),
        Negate => -x,
        Square => x * x,
        Sign => double.IsNaN(x) ? x : Math.Sign(x),
        Sqrt => Math.Sqrt(x),
        Exp => Math.Exp(x),
        Expm1 => ExpMinus1(x),
        Log => Math.Log(x),
        Log1p => LogPlus1(x),
        Tanh => Math.Tanh(x),
        Sigmoid => Logistic(x),
        Softplus => Math.Max(x, 0) + LogPlus1(Math.Exp(-Math.Abs(x))),
        Erf => ErrorFunction(x),
        Sin => Math.Sin(x),
        Cos => Math.Cos(x),
        Floor => Math.Floor(x),
        _ => throw new NotSupportedException($"{function.Name} has no reference form on floating-point numbers."),
    };

    public static long Apply(UnaryFunction function, long x) => function switch
    {
        Abs => Math.Abs(x),
        Negate => -x,
        Square => x * x,
        Sign => Math.Sign(x),
        Not => x == 0 ? 1 : 0,
        _ => throw new NotSupportedException($"{function.Name} has no reference form on whole numbers."),
    };

    public static double Apply(BinaryFunction function, double a, double b) => function switch
    {
        Add => a + b,
        Subtract => a - b,
        Multiply => a * b,
        Divide => a / b,
        Power => Math.Pow(a, b),
        Maximum => Math.Max(a, b),
        Minimum => Math.Min(a, b),
        _ => throw new NotSupportedException($"{function.Name} has no reference form on floating-point numbers."),
    };

    public static long Apply(BinaryFunction function, long a, long b) => function switch
    {
        Add => a + b,
        Subtract => a - b,
        Multiply => a * b,
        Divide => a / b,
        Maximum => Math.Max(a, b),
        Minimum => Math.Min(a, b),
        And => a & b,
        Or => a | b,
        _ => throw new NotSupportedException($"{function.Name} has no reference form on whole numbers."),
    };

    public static bool Holds<T>(Relation relation, T a, T b) where T : System.Numerics.INumber<T> => relation switch
    {
        Relation.Equal => a == b,
        Relation.NotEqual => a != b,
        Relation.Less => a < b,
        Relation.LessOrEqual => a <= b,
        Relation.Greater => a > b,
        _ => a >= b,
    };

    /// <summary>eˣ - 1 without cancellation (Kahan: the rounding errors of e^x and of its logarithm cancel in the quotient).</summary>
    public static double ExpMinus1(double x)
    {
        var exp = Math.Exp(x);
        if (exp == 1) return x;
        return exp - 1 == -1 || double.IsPositiveInfinity(exp) ? exp - 1 : (exp - 1) * x / Math.Log(exp);
    }

    /// <summary>log(1 + x) without cancellation (Kahan).</summary>
    public static double LogPlus1(double x)
    {
        var sum = 1 + x;
        if (sum == 1) return x;
        return double.IsPositiveInfinity(sum) ? sum : Math.Log(sum) * x / (sum - 1);
    }

    public static double Logistic(double x)
    {
        var exp = Math.Exp(-Math.Abs(x));
        return (x >= 0 ? 1 : exp) / (1 + exp);
    }

    /// <summary>Below 3 the series of positive terms, 2/√π e^(-x²) Σ 2ⁿ x^(2n+1) / (2n+1)!!; above, 1 minus the continued fraction of erfc.</summary>
    public static double ErrorFunction(double x)
    {
        if (double.IsNaN(x)) return x;
        var size = Math.Abs(x);
        if (size >= 6) return Math.Sign(x);
        var scale = Math.Exp(-x * x) / Math.Sqrt(Math.PI);
        if (size >= 3)
        {
            var fraction = size;
            for (var k = 120; k >= 1; k--) fraction = size + (k / 2.0 / fraction);
            return Math.Sign(x) * (1 - (scale / fraction));
        }
        double term = x, sum = x;
        for (var n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++) sum += term *= 2 * x * x / ((2 * n) + 1);
        return 2 * scale * sum;
    }
}
