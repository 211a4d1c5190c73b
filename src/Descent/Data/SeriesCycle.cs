using System.Text.Json.Serialization;

namespace Descent.Data;

/// <summary>What of a row's time is an input of a time series' model; see <see cref="SeriesInputs"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SeriesCycle>))]
public enum SeriesCycle
{
    /// <summary>The place in the year: sine and cosine of once and twice the share of the year that has passed.</summary>
    [JsonStringEnumMemberName("year")] Year,

    /// <summary>The month: one of twelve.</summary>
    [JsonStringEnumMemberName("month")] Month,

    /// <summary>The day of the week: one of seven.</summary>
    [JsonStringEnumMemberName("weekday")] Weekday,

    /// <summary>The hour: one of twenty-four.</summary>
    [JsonStringEnumMemberName("hour")] Hour,
}
