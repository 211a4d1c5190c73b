using System.Globalization;
using Descent.Graph;
using Descent.Numerics;
using Descent.Optimizers;

namespace Descent.Tabular.Searching;

/// <summary>The settings among which a search chooses, around those that the size of the data suggests; what the user gave stays.</summary>
internal sealed class SearchSpace
{
    /// <summary>Draws that a candidate has to differ from all before it; where few settings are left to choose, there are no more.</summary>
    private const int Draws = 50;

    private static readonly ValueList<int>[] s_small = [[16], [32], [64], [128], [32, 16], [64, 32], [128, 64]], s_large = [[64], [128], [64, 32], [128, 64], [256, 128], [128, 128, 64], [256, 128, 64]];

    // Zero and ReLU, the defaults, are as likely as all others together.
    private static readonly double[] s_dropouts = [0, 0, 0, 0, 0.1, 0.2, 0.3, 0.5];

    private static readonly string[] s_activations = ["relu", "relu", "silu", "tanh"];

    private static readonly double[] s_batches = [0.5, 1, 1, 2];

    private readonly SearchCandidate _usual;
    private readonly ValueList<int>[] _layers;
    private readonly long _seed;

    /// <param name="settings">What is given.</param>
    /// <param name="usual">What is used without a search.</param>
    public SearchSpace(AutoSettings settings, AutoDefaults usual)
    {
        (_usual, _seed) = (new(usual.Layers, AutoDefaults.Activation, AutoDefaults.Dropout, usual.L2, usual.BatchSize, AutoDefaults.LearningRate), settings.Seed);
        _layers = usual.Layers.Count == 1 ? s_small : s_large;
        var isLinear = settings.Layers is { Count: 0 };
        (string Name, bool IsFree)[] names =
        [
            ("layers", settings.Layers is null), ("activation", settings.Activation is null && !isLinear), ("dropout", settings.Dropout is null && !isLinear), ("l2", settings.L2 is null),
            ("batch-size", settings.BatchSize is null), ("learning-rate", TakesRate(settings.Optimizer)),
        ];
        Free = names.Where(name => name.IsFree).Select(name => name.Name).ToHashSet();
    }

    /// <summary>The settings that are chosen.</summary>
    public IReadOnlySet<string> Free { get; }

    /// <summary>The defaults, and others that all differ.</summary>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<SearchCandidate> Candidates(int count)
    {
        var candidates = new List<SearchCandidate> { _usual };
        while (candidates.Count < count)
        {
            // A stream for each place, so that more candidates begin with the same ones.
            var random = new RandomStream(_seed, $"search/{candidates.Count}");
            if (Enumerable.Range(0, Draws).Select(_ => Draw(random)).FirstOrDefault(drawn => !candidates.Contains(drawn)) is not { } next) break;
            candidates.Add(next);
        }
        return candidates;
    }

    /// <summary>All numbers are drawn, also those of settings that are given: these change no other.</summary>
    private SearchCandidate Draw(RandomStream random)
    {
        var drawn = new SearchCandidate(Any(_layers), Any(s_activations), Any(s_dropouts), Around(_usual.L2, 10), (int)(_usual.BatchSize * Any(s_batches)), Around(_usual.LearningRate, 4));
        return new(
            Free.Contains("layers") ? drawn.Layers : _usual.Layers,
            Free.Contains("activation") ? drawn.Activation : _usual.Activation,
            Free.Contains("dropout") ? drawn.Dropout : _usual.Dropout,
            Free.Contains("l2") ? drawn.L2 : _usual.L2,
            Free.Contains("batch-size") ? drawn.BatchSize : _usual.BatchSize,
            Free.Contains("learning-rate") ? drawn.LearningRate : _usual.LearningRate);

        T Any<T>(T[] values) => values[random.NextInt(values.Length)];

        // Two digits: what is shown is what was used, and can be typed.
        double Around(double middle, double factor) =>
            double.Parse((middle * PortableMath.Power(factor, 2 * random.NextDouble() - 1)).ToString("g2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>Whether an optimizer changes with the rate that it is made from.</summary>
    public static bool TakesRate(Func<OptimizerBasis, Optimizer>? make)
    {
        return make is null || Of(1) != Of(2);

        Optimizer Of(double rate) => make(new(AutoDefaults.Optimizer(rate), rate, Epochs: 1, StepsPerEpoch: 1));
    }
}
