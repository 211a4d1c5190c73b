using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Descent.Graph;
using Descent.Layers;

namespace Descent.Models;

/// <summary>
/// The named items of each family (layers, activations, losses, optimizers ..) and their JSON form, Keras's class name and settings:
/// <c>{"class_name": "Dense", "config": {"units": 16, "activation": "relu"}}</c>. Files name items of the catalogue, never types.
/// </summary>
/// <remarks>
/// An item of one's own is registered, once, before the first file with it is read or written:
/// <c>Catalogue.Default.Register&lt;Scale&gt;("my-scale")</c>. From then on its name also stands where a text does:
/// <c>Compile(new Adam(), "my-loss")</c>. Names and settings that are not known are errors.
/// </remarks>
public sealed class Catalogue
{
    private readonly Lock _lock = new();
    private readonly List<IJsonTypeInfoResolver> _resolvers = [.. CatalogueFamilies.Contracts];
    private readonly List<(Type Family, JsonDerivedType Item)> _registered = [];
    private JsonSerializerOptions? _options;

    /// <summary>The catalogue that is used where none is given.</summary>
    public static Catalogue Default { get; } = new();

    private JsonSerializerOptions Options
    {
        get
        {
            lock (_lock) return _options ??= CreateOptions();
        }
    }

    /// <summary>Adds an item of one's own, whose contract is found by reflection. A program that is trimmed or compiled ahead of time gives the contract.</summary>
    /// <typeparam name="T">A record of a family: of <see cref="Layers.Layer"/>, <see cref="Activations.ActivationFunction"/> and so on.</typeparam>
    /// <param name="name">The name in files.</param>
    /// <exception cref="ArgumentException">The type is of no family, or the name or the type is taken.</exception>
    [RequiresUnreferencedCode("The properties are found by reflection: pass the contract, from a JsonSerializerContext, in a trimmed program.")]
    [RequiresDynamicCode("The properties are found by reflection: pass the contract, from a JsonSerializerContext, in a program compiled ahead of time.")]
    public void Register<T>(string name) where T : class => Register(typeof(T), name, new DefaultJsonTypeInfoResolver());

    /// <summary>Adds an item of one's own.</summary>
    /// <typeparam name="T">A record of a family.</typeparam>
    /// <param name="name">The name in files.</param>
    /// <param name="contract">The contract, from a JsonSerializerContext: <c>MyJson.Default.Scale</c>.</param>
    /// <exception cref="ArgumentException">The type is of no family, or the name or the type is taken.</exception>
    public void Register<T>(string name, JsonTypeInfo<T> contract) where T : class
    {
        ArgumentNullException.ThrowIfNull(contract);
        Register(typeof(T), name, contract.OriginatingResolver ?? throw new ArgumentException($"The contract of {typeof(T).Name} is of no JsonSerializerContext: pass one like MyJson.Default.{typeof(T).Name}.", nameof(contract)));
    }

    /// <summary>The names of a family's items, those that were registered last.</summary>
    /// <typeparam name="TFamily">The family's base record, such as <see cref="Layers.Layer"/>.</typeparam>
    public IReadOnlyList<string> Names<TFamily>() where TFamily : class => [.. Items(typeof(TFamily), Options).Select(item => (string)item.TypeDiscriminator!)];

    /// <summary>The item of a name, with its default settings; <c>he_normal</c> and <c>HeNormal</c> are one name.</summary>
    /// <exception cref="FormatException">There is none, and the message proposes the nearest; or it has settings that need to be given.</exception>
    public TFamily Create<TFamily>(string name) where TFamily : class
    {
        ArgumentNullException.ThrowIfNull(name);
        return Deserialize<TFamily>(new ItemForm(Options).Named(name, typeof(TFamily)));
    }

    /// <summary>The item that JSON describes: <c>{"class_name": .., "config": {..}}</c>, the settings beside the class name, or a name alone.</summary>
    /// <exception cref="FormatException">A class or a setting is not known (the message proposes the nearest), or a value does not suit.</exception>
    public TFamily Read<TFamily>(JsonElement json) where TFamily : class
    {
        try
        {
            return Deserialize<TFamily>(new ItemForm(Options).Flat(json, typeof(TFamily)));
        }
        catch (InvalidOperationException error)
        {
            throw new FormatException($"The description of a {CatalogueFamilies.Describe(typeof(TFamily))} holds what is no text: {error.Message}", error);
        }
    }

    /// <summary>Describes an item: <c>{"class_name": .., "config": {..}}</c>, and so the items in its settings.</summary>
    /// <exception cref="InvalidOperationException">The item, or one in its settings, is not in the catalogue.</exception>
    public JsonObject Write<TFamily>(TFamily item) where TFamily : class
    {
        ArgumentNullException.ThrowIfNull(item);
        try
        {
            var flat = JsonSerializer.SerializeToNode(item, (JsonTypeInfo<TFamily>)Options.GetTypeInfo(typeof(TFamily)))!;
            return (JsonObject)ItemForm.Nested(flat)!;
        }
        catch (NotSupportedException error)
        {
            throw new InvalidOperationException($"{item.GetType().Name} cannot be written, because it or an item in its settings is not in the catalogue: make it a record and call Catalogue.Default.Register for it. {error.Message}", error);
        }
    }

    /// <summary>The contract of an item's class.</summary>
    /// <exception cref="NotSupportedException">It is not in the catalogue.</exception>
    internal JsonTypeInfo ContractOf(Type item) => Options.GetTypeInfo(item);

    internal static IList<JsonDerivedType> Items(Type family, JsonSerializerOptions options) =>
        options.TryGetTypeInfo(family, out var contract) && contract.PolymorphismOptions is { } polymorphism ? polymorphism.DerivedTypes
            : throw new ArgumentException($"{family.Name} is no family of the catalogue: use a base record such as Layer.");

    private TFamily Deserialize<TFamily>(JsonObject flat) => (TFamily)Deserialize(typeof(TFamily), flat);

    private object Deserialize(Type family, JsonObject flat)
    {
        try
        {
            return flat.Deserialize(Options.GetTypeInfo(family))!;
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            throw new FormatException($"The settings of {flat["class_name"]} cannot be read: {error.Message}", error);
        }
    }

    private void Register(Type type, string name, IJsonTypeInfoResolver resolver)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var family = CatalogueFamilies.Of(type);
        foreach (var item in Items(family, Options))
            if (NearestName.Plain((string)item.TypeDiscriminator!) == NearestName.Plain(name) || item.DerivedType == type)
                throw new ArgumentException($"{type.Name} cannot be registered as \"{name}\": the catalogue has {item.DerivedType.Name} under \"{item.TypeDiscriminator}\" already.", nameof(name));
        lock (_lock)
        {
            _registered.Add((family, new(type, name)));
            if (!_resolvers.Contains(resolver)) _resolvers.Add(resolver);
            _options = null;
        }
        if (this == Default) NamedItem.Register(family, name, () => Deserialize(family, new ItemForm(Options).Named(name, family)));
    }

    private JsonSerializerOptions CreateOptions()
    {
        var registered = _registered.ToArray();
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            Converters = { new ValueListJsonConverter<EmbeddedColumn>() },
            TypeInfoResolver = JsonTypeInfoResolver.Combine([.. _resolvers]).WithAddedModifier(contract =>
            {
                foreach (var (family, item) in registered)
                    if (contract.Type == family) contract.PolymorphismOptions!.DerivedTypes.Add(item);
            }),
        };
        options.MakeReadOnly();
        return options;
    }
}
