using System.Text.Json.Serialization;

namespace Descent.Layers;

/// <summary>How an enlarged image gets the values between the old ones.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Interpolation>))]
public enum Interpolation
{
    /// <summary>The value of the nearest old place: each is repeated.</summary>
    [JsonStringEnumMemberName("nearest")] Nearest,
}
