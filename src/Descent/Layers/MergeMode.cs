using System.Text.Json.Serialization;

namespace Descent.Layers;

/// <summary>How <see cref="Bidirectional"/> joins the outputs of its two directions.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MergeMode>))]
public enum MergeMode
{
    /// <summary>One behind the other, along the last axis: twice as many outputs.</summary>
    [JsonStringEnumMemberName("concat")] Concat,
    /// <summary>Their sum.</summary>
    [JsonStringEnumMemberName("sum")] Sum,
    /// <summary>Their mean.</summary>
    [JsonStringEnumMemberName("ave")] Average,
    /// <summary>Their product.</summary>
    [JsonStringEnumMemberName("mul")] Multiply,
}
