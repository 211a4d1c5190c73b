using Descent.Losses;
using Descent.Metrics;
using Descent.Models;

namespace Descent.Training;

/// <summary>A metric of one output under the name of its series.</summary>
/// <param name="Name">The series: the metric's name, after the output's where the model has several.</param>
/// <param name="Output">The place of the output.</param>
/// <param name="Metric">The metric.</param>
internal sealed record NamedMetric(string Name, int Output, Metric Metric)
{
    /// <summary>The metrics of all outputs, in order.</summary>
    /// <exception cref="ArgumentException">Two would have one name.</exception>
    public static IReadOnlyList<NamedMetric> Of(Model model, IReadOnlyList<OutputObjective> objectives)
    {
        var names = model.Outputs.Select(output => output.Name).ToArray();
        NamedMetric[] all = [.. objectives.SelectMany((objective, i) => objective.Metrics.Select(metric => Named(metric, objective.Loss, i)))];
        foreach (var group in all.GroupBy(metric => metric.Name).Where(group => group.Count() > 1))
            throw new ArgumentException($"Two metrics would be called \"{group.Key}\": give one of them another Name.");
        return all;

        NamedMetric Named(Metric metric, Loss loss, int output) =>
            new(names.Length == 1 ? metric.Name : $"{names[output]}_{metric.Name}", output, ForLogits(metric, loss));
    }

    /// <summary>The accuracy of binary logits counts from 0, as that of probabilities from one half.</summary>
    private static Metric ForLogits(Metric metric, Loss loss)
    {
        var logits = loss is BinaryCrossentropy { FromLogits: true } or BinaryFocalCrossentropy { FromLogits: true };
        return logits && metric is Accuracy ? new BinaryAccuracy(Threshold: 0) { Name = metric.Name } : metric;
    }
}
