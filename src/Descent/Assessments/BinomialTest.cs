using Descent.Numerics;

namespace Descent.Assessments;

/// <summary>The exact two-sided test of a fair coin: how probable it is that one side falls so rarely, or the other.</summary>
internal static class BinomialTest
{
    public static double PValue(int heads, int tails)
    {
        var (fewer, all) = (Math.Min(heads, tails), heads + tails);
        // The logarithm of the binomial coefficient times 2^-all, from term to term.
        double logarithm = -all * PortableMath.Log2, sum = 0;
        for (var k = 0; k <= fewer; k++)
        {
            if (k > 0) logarithm += PortableMath.Log((double)(all - k + 1) / k);
            sum += PortableMath.Exp(logarithm);
        }
        return Math.Min(1, 2 * sum);
    }
}
