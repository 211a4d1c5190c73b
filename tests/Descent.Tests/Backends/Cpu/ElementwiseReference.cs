using Descent.Graph;
using Descent.Graph.Ops.Scalars;

namespace Descent.Tests.Backends.Cpu;

/// <summary>The scalar functions by the runtime's own mathematics in double, each accurate to about its last bit.</summary>
internal static class ElementwiseReference
{
    private static readonly (double X, double Erf)[] ErfTable =
    [
        (0.001, 0.0011283787909692364034),
        (0.01, 0.011283415555849617151),
        (0.05, 0.056371977797016626955),
        (0.1, 0.1124629160182848984),
        (0.2, 0.22270258921047846618),
        (0.3, 0.32862675945912741619),
        (0.4, 0.42839235504666847645),
        (0.5, 0.52049987781304653768),
        (0.6, 0.60385609084792590508),
        (0.7, 0.67780119383741844228),
        (0.8, 0.74210096470766051259),
        (0.9, 0.79690821242283213966),
        (0.95, 0.82089080727327792159),
        (0.999, 0.84228527020649694164),
        (1.0, 0.84270079294971486934),
        (1.001, 0.84311548547807627903),
        (1.05, 0.8624361060900967144),
        (1.1, 0.88020506957408172966),
        (1.2, 0.91031397822963536837),
        (1.3, 0.93400794494065244585),
        (1.5, 0.96610514647531072707),
        (1.75, 0.98667167121918244377),
        (2.0, 0.99532226501895273416),
        (2.25, 0.9985372834133188483),
        (2.5, 0.99959304798255504106),
        (2.75, 0.99989937807788036316),
        (3.0, 0.99997790950300141456),
        (3.25, 0.99999569722053632488),
        (3.5, 0.99999925690162765859),
        (3.75, 0.9999998862727434302),
        (4.0, 0.99999998458274209972),
        (4.5, 0.99999999980338395585),
        (5.0, 0.99999999999846254021),
        (5.5, 0.99999999999999264215),
        (5.9, 0.9999999999999999281),
        (6.0, 0.99999999999999997848),
        (7.0, 1.0),
    ];

    public static IReadOnlyList<UnaryFunction> Unaries { get; } = Find<UnaryFunction>();

    public static IReadOnlyList<BinaryFunction> Binaries { get; } = Find<BinaryFunction>();

    /// <summary>Places where erf is known to 20 digits (computed with 30).</summary>
    public static IReadOnlyList<(double X, double Erf)> ErfValues => ErfTable;

    public static double Apply(UnaryFunction function, double x) => function switch
    {
        Negate => -x,
        Abs => Math.Abs(x),
        Sign => double.IsNaN(x) ? x : Math.Sign(x),
        Square => x * x,
        Sqrt => Math.Sqrt(x),
        Exp => Math.Exp(x),
        Expm1 => ExpMinusOne(x),
        Log => Math.Log(x),
        Log1p => LogOnePlus(x),
        Tanh => Math.Tanh(x),
        Sigmoid => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x)),
        Softplus => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x))),
        Erf => ErrorFunction(x),
        Sin => Math.Sin(x),
        Cos => Math.Cos(x),
        Floor => Math.Floor(x),
        Not => 1 - x,
        _ => throw new NotSupportedException($"Add {function.Name} here."),
    };

    public static double Apply(BinaryFunction function, double a, double b) => function switch
    {
        Add => a + b,
        Subtract => a - b,
        Multiply => a * b,
        Divide => a / b,
        Maximum => Math.Max(a, b),
        Minimum => Math.Min(a, b),
        Power => Math.Pow(a, b),
        And => a * b,
        Or => Math.Max(a, b),
        _ => throw new NotSupportedException($"Add {function.Name} here."),
    };

    /// <summary>Relative error that a function may have; 0 where the result is exact or rounded once.</summary>
    public static double Tolerance(object function, DType type) => function switch
    {
        Exp or Expm1 or Log or Log1p or Tanh or Sigmoid or Softplus or Sin or Cos => type == DType.Float32 ? 3e-7 : 1e-15,
        Erf or Power => type == DType.Float32 ? 3e-7 : 1e-14,
        _ => 0,
    };

    private static T[] Find<T>() =>
        [.. typeof(T).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(T))).OrderBy(type => type.Name).Select(type => (T)Activator.CreateInstance(type)!)];

    /// <summary>log(1 + x) by Kahan's correction of what 1 + x loses.</summary>
    private static double LogOnePlus(double x)
    {
        var u = 1 + x;
        return u == 1 || double.IsPositiveInfinity(u) ? x : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>eˣ - 1: 2 sinh(x/2) e^(x/2) near 0, where the series of sinh is short.</summary>
    private static double ExpMinusOne(double x)
    {
        if (Math.Abs(x) > 0.5) return Math.Exp(x) - 1;
        double sum = 0, term = x;
        for (var n = 2; term != 0 && n < 30; n++)
        {
            sum += term / n * x;
            term *= x / n;
        }
        return x + sum;
    }

    /// <summary>The Maclaurin series up to 2, the continued fraction of the complement beyond.</summary>
    private static double ErrorFunction(double x)
    {
        if (double.IsNaN(x)) return x;
        if (Math.Abs(x) > 6) return Math.Sign(x);
        if (Math.Abs(x) > 2)
        {
            double fraction = 0;
            for (var n = 120; n > 0; n--) fraction = n / 2.0 / (Math.Abs(x) + fraction);
            return Math.CopySign(1 - (Math.Exp(-x * x) / (Math.Abs(x) + fraction) / Math.Sqrt(Math.PI)), x);
        }
        double term = x, sum = 0;
        for (var n = 0; n < 60; n++)
        {
            sum += term;
            term *= 2 * x * x / ((2 * n) + 3);
        }
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
