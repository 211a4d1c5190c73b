namespace Descent.Mutants.Mutants;

/// <summary>In losses, metrics, regularizers, constraints and initializers.</summary>
internal static class LossMutants
{
    public static readonly Mutant[] All =
    [
        new("Huber's line does not continue its parabola", "Losses/Huber.cs", "clipped * 0.5", "clipped"),
        new("Poisson's logarithm is not weighed by the target", "Losses/Poisson.cs", "(yTrue * (yPred + LossMath.Epsilon).Log())", "(yPred + LossMath.Epsilon).Log()"),
        new("the categorical hinge counts the true class among the others", "Losses/CategoricalHinge.cs", "((1 - yTrue) * yPred).Max(-1)", "yPred.Max(-1)"),
        new("a crossentropy of logits forgets the other class", "Losses/LossMath.cs", "isLikely.Select(1 - y, -y) * z", "isLikely.Select(y, -y) * z"),
        new("smoothed labels don't sum to one", "Losses/LossMath.cs", "smoothing / classes", "smoothing"),
        new("the focal loss balances classes alike", "Losses/BinaryFocalCrossentropy.cs", "(1 - y) * (1 - Alpha)", "(1 - y) * Alpha"),
        new("ignored labels count in the mean", "Losses/SparseCategoricalCrossentropy.cs", "Counted(Tensor yTrue) => IgnoreClass is { } ignored ? yTrue.NotEqualTo(ignored) : null", "Counted(Tensor yTrue) => null"),
        new("recall divides by what was predicted", "Metrics/BinaryCounts.cs", "Ratio(_truePositives[threshold], _falseNegatives[threshold])", "Ratio(_truePositives[threshold], _falsePositives[threshold])"),
        new("ties count as hits in the area under the curve", "Metrics/RocAuc.cs", "points[i].TruePositives + points[i - 1].TruePositives", "points[i].TruePositives + points[i].TruePositives"),
        new("Matthews's correlation adds what chance gives", "Metrics/MatthewsCorrelation.cs", "right * total - actual", "right * total + actual"),
        new("quadratic kappa is linear", "Metrics/CohenKappa.cs", "_ => distance * distance", "_ => Math.Abs(distance)"),
        new("L2 is halved", "Regularizers/L2.cs", "weights.Square().Sum() * Factor", "weights.Square().Sum() * (Factor / 2)"),
        new("a longest norm is a shortest one", "Constraints/MaxNorm.cs", "norms.Minimum(MaxValue)", "norms.Maximum(MaxValue)"),
        new("the fan of both sides is their sum", "Initializers/VarianceScaling.cs", "(fans.In + fans.Out) / 2", "fans.In + fans.Out"),
        new("the two fans are swapped", "Initializers/Fans.cs", "new(field * shape[^2], field * shape[^1])", "new(field * shape[^1], field * shape[^2])"),
        new("a truncated normal is cut on one side", "Initializers/TruncatedNormal.cs", "Math.Abs(normal) > 2", "normal > 2"),
        new("normal numbers go over half a turn", "Graph/RandomStream.cs", "2 * Math.PI * NextDouble()", "Math.PI * NextDouble()"),
    ];
}
