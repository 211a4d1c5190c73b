using System.Text.Json.Serialization;

namespace Descent.Metrics;

/// <summary>How <see cref="PrAuc"/> sums the area under its curve.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CurveSummation>))]
public enum CurveSummation
{
    /// <summary>Steps, each as high as the precision at its end: the average precision, which is not optimistic between points.</summary>
    [JsonStringEnumMemberName("step")] Step,

    /// <summary>Trapezoids between the points, from recall 0 and precision 1.</summary>
    [JsonStringEnumMemberName("trapezoid")] Trapezoid,
}
