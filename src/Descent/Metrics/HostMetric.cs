namespace Descent.Metrics;

/// <summary>A metric that is not a mean over samples, such as the area under a curve: it is gathered on the host, in double precision.</summary>
public abstract record HostMetric : Metric
{
    /// <summary>A fresh gatherer, which has seen nothing yet.</summary>
    public abstract MetricAccumulator Start();
}
