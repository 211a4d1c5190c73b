using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Metrics;

/// <summary>
/// One threshold, which gives one result, or a list of them, which gives a list of results: <c>0.5</c> or <c>[0.25, 0.5, 0.75]</c>.
/// </summary>
[CollectionBuilder(typeof(Thresholds), nameof(Create))]
[JsonConverter(typeof(ThresholdsJsonConverter))]
public sealed record Thresholds : IEnumerable<double>
{
    private Thresholds(ValueList<double> values, bool isList) => (Values, IsList) = (values, isList);

    /// <summary>The thresholds, in order.</summary>
    public ValueList<double> Values { get; }

    /// <summary>Whether a list was given, so that the result is one too.</summary>
    public bool IsList { get; }

    /// <summary>A list of thresholds.</summary>
    public static Thresholds Create(ReadOnlySpan<double> values) => new(ValueList.Create(values), true);

    /// <summary>One threshold.</summary>
    public static implicit operator Thresholds(double value) => new([value], false);

    /// <summary>The results, one a threshold, in the form in which the thresholds were given.</summary>
    internal MetricResult Results(Func<int, double> result) =>
        IsList ? MetricResult.Of([.. Enumerable.Range(0, Values.Count).Select(result)]) : result(0);

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator() => Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
