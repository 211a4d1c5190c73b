using Descent.Graph;
using Descent.Optimizers;
using Descent.Schedules;

namespace Descent.Tabular;

/// <summary>What is used where nothing is told, by the size of the data.</summary>
/// <remarks>
/// <para>Measured by cross-validation (5 folds, of the small sets twice; with the final fit) on the built-in data and on generated: linear and smooth regressions, skewed prices, 5% of a class, two moons,
/// pure noise with three weak columns, ten classes in thirty clusters, and mixed columns with interactions, of 300 to 50,000 rows. One layer of 64 with L2 0.003 and the rate 0.002 was best or near it on
/// all small ones: heart AUC 0.915, breast-cancer AUC 0.996, wine 0.980, iris 0.967, digits 0.979. A layer of 16 is as good on those and worse where the target bends; 128 or two layers learn heart
/// by heart (0.912); L2 0.01 loses 0.015 on digits and 0.04 on the moons, 0.001 loses 0.003 on the weak targets; SiLU loses 15% on smooth regressions. From 5,000 rows on two layers
/// of 128 and 64 gain 5-9% on a bent regression and nothing on the others; weaker penalties (0.0003) and 256 units are no better up to 50,000 rows.</para>
/// <para>The final fit gains 0.003 on heart, 0.014 on iris, 5% on smooth regressions of 500 rows, 0.008 on mixed columns of 10,000 rows, and 0.001 at 50,000. An ensemble of 5 gains
/// 4% on those regressions, 8% on a noisy linear one, and nothing on heart.</para>
/// </remarks>
/// <param name="Below">Data of fewer rows than this.</param>
/// <param name="Layers">The sizes of hidden layers.</param>
/// <param name="L2">The penalty on the squares of weights.</param>
/// <param name="BatchSize">The rows that a step learns from.</param>
/// <param name="Epochs">The passes over the training rows, at most.</param>
/// <param name="Patience">The epochs without a better validation loss after which training stops.</param>
internal sealed record AutoDefaults(int Below, ValueList<int> Layers, double L2, int BatchSize, int Epochs, int Patience)
{
    public const string Activation = "relu";

    public const double Dropout = 0, L1 = 0;

    public const double LearningRate = 0.002;

    /// <summary>Up to this many rows the validation rows are given back.</summary>
    public const int FinalFitRows = 20_000;

    public const double Test = 0.2, Validation = 0.15;

    private static readonly AutoDefaults[] s_bySize =
    [
        new(500, [64], 0.003, 32, 1000, 20),
        new(5_000, [64], 0.003, 32, 300, 20),
        new(20_000, [128, 64], 0.002, 128, 200, 20),
        new(200_000, [128, 64], 0.001, 256, 100, 10),
        new(int.MaxValue, [128, 64], 0.0003, 1024, 30, 5),
    ];

    /// <summary>Those for data of some rows.</summary>
    public static AutoDefaults For(int rows) => s_bySize.First(defaults => rows < defaults.Below);

    /// <summary>How gradients move the weights.</summary>
    public static Optimizer Optimizer(double learningRate) => new Adam { LearningRate = new ConstantRate(learningRate) };
}
