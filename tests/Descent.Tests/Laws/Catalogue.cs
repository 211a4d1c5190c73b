using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Descent.Tests.Laws;

/// <summary>The items of a catalogue, found by reflection, and their JSON form.</summary>
internal static class Catalogue
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>The names of the catalogue's lines.</summary>
    public static string[] Names<T>() => [.. Lines<T>().Select(line => (string)line.TypeDiscriminator!)];

    /// <summary>The item of a name, with its defaults.</summary>
    public static T Create<T>(string name) => JsonSerializer.Deserialize<T>($$"""{"class_name":"{{name}}"}""", Options)!;

    public static string Write<T>(T item) => JsonSerializer.Serialize(item, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    /// <summary>Public records of the family that no line of the catalogue names.</summary>
    public static string[] Forgotten<T>()
    {
        var listed = Lines<T>().Select(line => line.DerivedType).ToHashSet();
        return [.. typeof(T).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract && !listed.Contains(type)).Select(type => type.Name)];
    }

    /// <summary>A copy with every number setting moved, so that a setting that JSON loses is seen.</summary>
    public static T Changed<T>(T item) where T : notnull
    {
        var copy = Read<T>(Write(item));
        foreach (var property in item.GetType().GetProperties().Where(property => property.SetMethod is not null && property.GetCustomAttribute<JsonIgnoreAttribute>() is null))
        {
            object? value = property.GetValue(copy) switch
            {
                double number => (number / 2) + 0.125,
                int number => number + 1,
                bool truth => !truth,
                var other => other,
            };
            if (property.PropertyType == typeof(double?)) value = 0.75;
            if (property.PropertyType == typeof(int?)) value = 3;
            property.SetValue(copy, value);
        }
        return copy;
    }

    private static IEnumerable<JsonDerivedTypeAttribute> Lines<T>() => typeof(T).GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false);
}
