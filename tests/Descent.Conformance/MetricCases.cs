using System.Text.Json;
using Descent.Graph;
using Descent.Metrics;

namespace Descent.Conformance;

/// <summary>Cases of the kind "metric": the result after several batches.</summary>
internal static class MetricCases
{
    public static void Run(Case test, DType precision, Check check)
    {
        switch (test.Build<Metric>())
        {
            case HostMetric metric: RunOnHost(metric, test, precision, check); break;
            case var metric: throw new NotSupportedException($"The metric {metric.Name} is not supported.");
        }
    }

    private static void RunOnHost(HostMetric metric, Case test, DType precision, Check check)
    {
        var accumulator = metric.Start();
        foreach (var update in test.List("updates")) accumulator.Update(Read(update, "y_true", precision)!, Read(update, "y_pred", precision)!, Read(update, "sample_weight", precision));
        check.Near("result", accumulator.Result().Values, test.Needed("result"));
    }

    private static TensorData? Read(JsonElement update, string field, DType precision) =>
        update.GetProperty(field) is { ValueKind: not JsonValueKind.Null } value ? CaseTensor.Read(value, precision) : null;
}
