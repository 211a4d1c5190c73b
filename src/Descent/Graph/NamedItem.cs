using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Descent.Graph;

/// <summary>
/// Looks items of a catalogue up by name. The catalogue is the list of <c>[JsonDerivedType]</c> lines on the family's base record,
/// so that a new item needs no second list.
/// </summary>
internal static class NamedItem
{
    private static readonly ConcurrentDictionary<(Type Family, string Plain), Func<object>> Own = [];

    /// <summary>Makes an item of a program's own known under its name.</summary>
    public static void Register(Type family, string name, Func<object> create) => Own[(family, NearestName.Plain(name))] = create;

    /// <summary>The names of a family's items, in the order of their lines.</summary>
    public static IEnumerable<string> Names(JsonTypeInfo family) => family.PolymorphismOptions!.DerivedTypes.Select(item => (string)item.TypeDiscriminator!);

    /// <summary>Whether a family has an item of that name.</summary>
    public static bool Has(string name, JsonTypeInfo family)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = NearestName.Plain(name);
        return Own.ContainsKey((family.Type, plain)) || Names(family).Any(candidate => NearestName.Plain(candidate) == plain);
    }

    /// <summary>The item of that name with its default settings; <c>he_normal</c> and <c>HeNormal</c> are the same name.</summary>
    /// <param name="name">The name, in Keras's snake_case or as the class is called.</param>
    /// <param name="kind">What the family is called in messages, such as "initializer".</param>
    /// <param name="family">The base record's contract.</param>
    /// <param name="aliases">Other names that the field uses, and the items they mean.</param>
    /// <exception cref="ArgumentException">There is no such item; the message names the nearest one.</exception>
    public static T Create<T>(string name, string kind, JsonTypeInfo<T> family, params ReadOnlySpan<(string Alias, string Name)> aliases)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = NearestName.Plain(name);
        if (Own.TryGetValue((typeof(T), plain), out var create)) return (T)create();
        foreach (var (alias, item) in aliases) if (NearestName.Plain(alias) == plain) plain = NearestName.Plain(item);
        var found = Names(family).FirstOrDefault(candidate => NearestName.Plain(candidate) == plain)
            ?? throw new ArgumentException($"There is no {kind} \"{name}\"{NearestName.Remedy(name, Known(family, aliases))}", nameof(name));
        return JsonSerializer.Deserialize($$"""{"class_name":"{{found}}"}""", family)!;
    }

    private static string[] Known<T>(JsonTypeInfo<T> family, ReadOnlySpan<(string Alias, string Name)> aliases)
    {
        List<string> known = [.. Names(family).Select(NearestName.Spelled)];
        foreach (var (alias, _) in aliases) known.Add(alias);
        return [.. known];
    }
}
