using System.Globalization;
using Descent.Graph;
using Descent.Tabular.Results;

namespace Descent.Tabular.Searching;

/// <summary>Settings that a search tries; those that the user gave go before them.</summary>
/// <param name="Layers">The sizes of hidden layers.</param>
/// <param name="Activation">What they apply.</param>
/// <param name="Dropout">The share of hidden values that each step leaves out.</param>
/// <param name="L2">The penalty on the squares of weights.</param>
/// <param name="BatchSize">The rows that a step learns from.</param>
/// <param name="LearningRate">The size of steps, the greatest one of a schedule.</param>
internal sealed record SearchCandidate(ValueList<int> Layers, string Activation, double Dropout, double L2, int BatchSize, double LearningRate)
{
    /// <summary>Those of some settings, as the command takes them.</summary>
    public IReadOnlyList<SettingSummary> Describe(IReadOnlySet<string> names) => [.. new (string Name, string Value)[]
    {
        ("layers", Layers.Count == 0 ? "none" : string.Join(',', Layers)),
        ("activation", Activation),
        ("dropout", Dropout.ToString(CultureInfo.InvariantCulture)),
        ("l2", L2.ToString(CultureInfo.InvariantCulture)),
        ("batch-size", BatchSize.ToString(CultureInfo.InvariantCulture)),
        ("learning-rate", LearningRate.ToString(CultureInfo.InvariantCulture)),
    }.Where(setting => names.Contains(setting.Name)).Select(setting => new SettingSummary(setting.Name, setting.Value, "search"))];
}
