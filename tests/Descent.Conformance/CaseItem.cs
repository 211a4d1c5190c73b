using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Descent.Conformance;

/// <summary>Builds what <c>{"class_name": .., "config": {..}}</c> describes, through the JSON form of the library's own catalogues.</summary>
internal static class CaseItem
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowOutOfOrderMetadataProperties = true,
    };

    public static T Read<T>(JsonElement described) => Read<T>(Flat(described));

    /// <summary>An item whose settings stand beside its class name.</summary>
    public static T Read<T>(JsonObject flat) => flat.Deserialize<T>(Options) ?? throw new InvalidDataException("An item is null.");

    /// <summary>The settings beside the class name instead of under "config", at every depth: the form that the library reads.</summary>
    public static JsonObject Flat(JsonElement described)
    {
        var flat = new JsonObject { ["class_name"] = described.GetProperty("class_name").GetString() };
        foreach (var setting in described.GetProperty("config").EnumerateObject()) flat[setting.Name] = Value(setting);
        return flat;
    }

    private static JsonNode? Value(JsonProperty setting) => setting.Value.ValueKind switch
    {
        JsonValueKind.Object when setting.Value.TryGetProperty("class_name", out _) => Flat(setting.Value),
        // A fused activation stands as its name, which is the function with its default arguments.
        JsonValueKind.String when setting.Name.EndsWith("activation", StringComparison.Ordinal) => new JsonObject { ["class_name"] = setting.Value.GetString() },
        _ => JsonNode.Parse(setting.Value.GetRawText()),
    };
}
