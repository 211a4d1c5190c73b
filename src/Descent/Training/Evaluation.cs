using Descent.Metrics;

namespace Descent.Training;

/// <summary>How good a model is on some samples: the loss, penalties included, and the metrics by name.</summary>
public sealed class Evaluation
{
    private readonly OrderedDictionary<string, MetricResult> _results = [];

    internal Evaluation(double loss)
    {
        Loss = loss;
        Add("loss", loss);
    }

    /// <summary>The loss: the mean over all samples together, of sequences over all real steps (or their sum, where the loss is a sum), plus the penalties of regularizers.</summary>
    public double Loss { get; }

    /// <summary>The part of the loss that is the regularizers' penalties.</summary>
    internal double Penalty { get; init; }

    /// <summary>The names of the results: "loss", each output's loss where there are several, the metrics.</summary>
    public IReadOnlyList<string> Names => _results.Keys;

    /// <summary>A result of one number, by its name or that which the metric was compiled with: <c>mean_absolute_error</c>, <c>mae</c>.</summary>
    /// <exception cref="ArgumentException">There is no such result; the message lists them.</exception>
    /// <exception cref="InvalidOperationException">The result is several numbers; <see cref="Result"/> has them.</exception>
    public double this[string name] => Result(name).Value;

    /// <summary>A result, of one number or several.</summary>
    /// <exception cref="ArgumentException">There is no such result; the message lists them.</exception>
    public MetricResult Result(string name) => ResultName.Find(name, _results.Keys) is { } found ? _results[found]
        : throw new ArgumentException($"There is no result \"{name}\": there are {string.Join(", ", _results.Keys)}.", nameof(name));

    /// <summary>The results of one number in one line: <c>loss 0.35, accuracy 0.85</c>.</summary>
    public override string ToString() => string.Join(", ", _results.Where(result => result.Value.IsScalar).Select(result => $"{result.Key} {result.Value.Value:0.####}"));

    internal void Add(string name, MetricResult result) => _results.Add(name, result);
}
