using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Descent.Graph;

namespace Descent.Models;

/// <summary>
/// Between the form of items in files, <c>{"class_name": .., "config": {..}}</c> at every depth, and the one that serialization works on,
/// with the settings beside the class name. On the way in, names are checked.
/// </summary>
internal sealed class ItemForm(JsonSerializerOptions options)
{
    private const string ClassName = "class_name", Config = "config";

    /// <summary>The item of a name, without settings.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public JsonObject Named(string name, Type family)
    {
        var plain = NearestName.Plain(name);
        var item = Catalogue.Items(family, options).FirstOrDefault(item => NearestName.Plain((string)item.TypeDiscriminator!) == plain);
        return item.DerivedType is null ? throw Unknown(name, family) : new JsonObject { [ClassName] = (string)item.TypeDiscriminator! };
    }

    /// <summary>An item with its settings beside the class name.</summary>
    /// <exception cref="FormatException">A class or a setting is not known.</exception>
    public JsonObject Flat(JsonElement json, Type family)
    {
        if (json.ValueKind == JsonValueKind.String) return Named(json.GetString()!, family);
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(ClassName, out var className) || className.ValueKind != JsonValueKind.String)
            throw new FormatException($"The description of a {CatalogueFamilies.Describe(family)} needs the form {{\"class_name\": .., \"config\": {{..}}}}, got {NearestName.Short(json.GetRawText())}.");
        var name = className.GetString()!;
        var item = Catalogue.Items(family, options).FirstOrDefault(item => (string)item.TypeDiscriminator! == name);
        var contract = options.GetTypeInfo(item.DerivedType ?? throw Unknown(name, family));
        var flat = new JsonObject { [ClassName] = name };
        var isNested = json.TryGetProperty(Config, out var config) && config.ValueKind == JsonValueKind.Object;
        foreach (var setting in (isNested ? config : json).EnumerateObject())
        {
            if (!isNested && setting.Name == ClassName) continue;
            if (flat.ContainsKey(setting.Name)) throw new FormatException($"{name} has the setting \"{NearestName.Short(setting.Name)}\" twice.");
            flat[setting.Name] = Value(setting.Value, Property(contract, setting.Name, name).PropertyType);
        }
        return flat;
    }

    /// <summary>Settings under "config", at every depth.</summary>
    public static JsonNode? Nested(JsonNode? node) => node switch
    {
        JsonArray array => new JsonArray([.. array.Select(Nested)]),
        JsonObject item when item.ContainsKey(ClassName) => new JsonObject { [ClassName] = item[ClassName]!.DeepClone(), [Config] = Settings(item) },
        JsonObject other => Settings(other),
        _ => node?.DeepClone(),
    };

    private static JsonObject Settings(JsonObject item)
    {
        var settings = new JsonObject();
        foreach (var (name, value) in item)
            if (name != ClassName) settings[name] = Nested(value);
        return settings;
    }

    private JsonNode? Value(JsonElement value, Type type)
    {
        if (value.ValueKind is JsonValueKind.String or JsonValueKind.Object && IsFamily(type)) return Flat(value, type);
        if (value.ValueKind == JsonValueKind.Array && type.IsGenericType && type.GetGenericArguments() is [var element] && IsFamily(element))
            return new JsonArray([.. value.EnumerateArray().Select(item => Value(item, element))]);
        RefuseInfinite(value);
        return JsonNode.Parse(value.GetRawText());
    }

    /// <summary>A number such as 1e309 would become infinite, without a word.</summary>
    private static void RefuseInfinite(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array) foreach (var item in value.EnumerateArray()) RefuseInfinite(item);
        else if (value.ValueKind == JsonValueKind.Object) foreach (var property in value.EnumerateObject()) RefuseInfinite(property.Value);
        else if (value.ValueKind == JsonValueKind.Number && !double.IsFinite(value.GetDouble())) throw new FormatException($"The number {NearestName.Short(value.GetRawText())} is larger than a number can be: settings need finite numbers.");
    }

    private bool IsFamily(Type type) => options.TryGetTypeInfo(type, out var contract) && contract.PolymorphismOptions is not null;

    private static JsonPropertyInfo Property(JsonTypeInfo contract, string name, string className)
    {
        JsonPropertyInfo[] known = [.. contract.Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null)];
        return Array.Find(known, property => property.Name == name) ?? throw new FormatException(
            $"{className} has no setting \"{NearestName.Short(name)}\"{NearestName.Remedy(name, [.. known.Select(property => property.Name)])}");
    }

    private FormatException Unknown(string name, Type family) =>
        new($"There is no {CatalogueFamilies.Describe(family)} \"{NearestName.Short(name)}\"{NearestName.Remedy(name, [.. Catalogue.Items(family, options).Select(item => (string)item.TypeDiscriminator!)])}");
}
