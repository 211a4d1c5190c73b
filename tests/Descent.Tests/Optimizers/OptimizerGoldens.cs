using Descent.Optimizers;

namespace Descent.Tests.Optimizers;

/// <summary>
/// Ten weights of 1, a first gradient of 0.01 everywhere, then 0.1, 0.2, .. 1.0: entries 0, 4 and 9 after 2 or 5 updates. Derived from the
/// definitions by a script in another language; where the variants agree also with PyTorch 1.13.
/// </summary>
public class OptimizerGoldens
{
    public static TheoryData<Optimizer, int, double[]> Cases => new()
    {
        { new Sgd(0.01), 2, [.998900000000, .994900000000, .989900000000] },
        { new Sgd(0.01), 5, [.995900000000, .979900000000, .959900000000] },
        { new Sgd(0.1, Momentum: 0.9), 2, [.988100000000, .948100000000, .898100000000] },
        { new Sgd(0.1, Momentum: 0.9), 5, [.905414900000, .543454900000, .091004900000] },
        { new Sgd(0.1, Momentum: 0.9, Nesterov: true), 2, [.978290000000, .902290000000, .807290000000] },
        { new Sgd(0.1, Momentum: 0.9, Nesterov: true), 5, [.873873410000, .388109410000, -.219095590000] },
        { new Adagrad(0.2, InitialAccumulatorValue: 0.3, Epsilon: 1e-6), 5, [.855979331522, .564437486290, .482529017881] },
        { new RmsProp(0.001, Rho: 0.9, Epsilon: 1e-7, Centered: true), 5, [.986372766127, .986428175161, .986437600754] },
        { new Adam(0.1, Epsilon: 1e-8), 1, [.900000100000, .900000100000, .900000100000] },
        { new Adam(0.1, Epsilon: 1e-8), 5, [.541206852250, .552018542411, .553452065751] },

        // Keras's 2 beside the uncorrected root is 2 / √(1 - β₂) beside the corrected one in the first update.
        { new AdamW(1, WeightDecay: 0.5, Epsilon: 2 / Math.Sqrt(1 - 0.999)), 1, [.499841911113, .499841911113, .499841911113] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void MatchesTheDefinition(Optimizer optimizer, int steps, double[] expected)
    {
        var run = new OptimizerRun(optimizer, [.. Enumerable.Repeat(1.0, 10)]);
        var weights = run.Step([.. Enumerable.Repeat(0.01, 10)]);
        for (var step = 1; step < steps; step++) weights = run.Step([.. Enumerable.Range(1, 10).Select(i => i / 10.0)]);
        foreach (var (place, value) in ((int[])[0, 4, 9]).Zip(expected)) Assert.Equal(value, weights[place], 1e-12);
    }
}
