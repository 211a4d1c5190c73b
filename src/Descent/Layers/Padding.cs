using System.Text.Json.Serialization;

namespace Descent.Layers;

/// <summary>What a window sees beyond the ends of an axis: zeros, or nothing in pooling.</summary>
/// <remarks>
/// With n places, a stride s and a window that reaches over k' = (k - 1) · dilation + 1. PyTorch takes a number of places for both sides
/// instead, so that it can make a convolution of even strides that Keras's "same" cannot, and the other way round.
/// </remarks>
[JsonConverter(typeof(JsonStringEnumConverter<Padding>))]
public enum Padding
{
    /// <summary>None: floor((n - k') / s) + 1 positions.</summary>
    [JsonStringEnumMemberName("valid")] Valid,
    /// <summary>As much as gives ceil(n / s) positions: p = max((ceil(n / s) - 1) · s + k' - n, 0) places, floor(p / 2) of them before and the rest after.</summary>
    [JsonStringEnumMemberName("same")] Same,
    /// <summary>k' - 1 places before, so that no position sees a later place: ceil(n / s) positions. Of <see cref="Conv1D"/> alone.</summary>
    [JsonStringEnumMemberName("causal")] Causal,
}
