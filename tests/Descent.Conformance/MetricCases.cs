using System.Text.Json;
using Descent.Graph;
using Descent.Metrics;

namespace Descent.Conformance;

/// <summary>Cases of the kind "metric": the result after several batches.</summary>
internal static class MetricCases
{
    public static void Run(CaseContext context)
    {
        var updates = context.Case.List("updates").Select(update => new Update(update, context.Precision));
        var result = context.Case.Build<Metric>() switch
        {
            HostMetric metric => OnHost(metric, updates),
            MeanMetric metric => Mean(metric, updates, context),
            var metric => throw new NotSupportedException($"The metric {metric.Name} is not supported."),
        };
        context.Check.Near("result", result.Values, context.Case.Needed("result"));
    }

    private sealed class Update(JsonElement json, DType precision)
    {
        public TensorData YTrue => CaseTensor.Read(json.GetProperty("y_true"), precision);
        public TensorData YPred => CaseTensor.Read(json.GetProperty("y_pred"), precision);
        public TensorData? Weight => json.GetProperty("sample_weight") is { ValueKind: JsonValueKind.Object } weight ? CaseTensor.Read(weight, precision) : null;
    }

    private static MetricResult OnHost(HostMetric metric, IEnumerable<Update> updates)
    {
        var accumulator = metric.Start();
        foreach (var update in updates) accumulator.Update(update.YTrue, update.YPred, update.Weight);
        return accumulator.Result();
    }

    private static MetricResult Mean(MeanMetric metric, IEnumerable<Update> updates, CaseContext context)
    {
        double total = 0, weight = 0;
        foreach (var update in updates)
        {
            List<(string Name, TensorData Value)> feeds = [("y_true", update.YTrue), ("y_pred", update.YPred)];
            if (update.Weight is { } given) feeds.Add(("sample_weight", given));
            var inputs = feeds.ConvertAll(feed => CaseContext.Input(feed.Name, feed.Value));
            var totals = metric.Totals(inputs[0], inputs[1], inputs.ElementAtOrDefault(2));
            var values = context.Evaluate([totals.Sum, totals.Weight], feeds);
            total += values[0][0];
            weight += values[1][0];
        }
        return metric.Finish(total / weight);
    }
}
