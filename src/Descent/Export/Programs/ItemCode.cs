using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Descent.Export.CSharp;
using Descent.Models;

namespace Descent.Export.Programs;

/// <summary>Items of the catalogue as C# expressions: <c>new Adam(LearningRate: new ConstantRate(LearningRate: 0.002), Beta1: 0.9) { ClipNorm = 1.0 }</c>. Settings that are null or false are left out where those are their defaults.</summary>
internal sealed class ItemCode
{
    private readonly SortedSet<string> _namespaces = new(StringComparer.Ordinal);

    /// <summary>The namespaces of the items that were written.</summary>
    public IReadOnlyCollection<string> Namespaces => _namespaces;

    /// <summary>An item.</summary>
    /// <exception cref="ExportException">It, or one in its settings, is not in the catalogue.</exception>
    public string Of(object item)
    {
        var contract = Contract(item);
        _namespaces.Add(item.GetType().Namespace!);
        var given = contract.Properties.Where(property => property.Get is not null).Select(property => (Property: property, Value: property.Get!(item))).Where(setting => !IsLeftOut(setting.Property.AssociatedParameter, setting.Value)).ToArray();
        var arguments = given.Where(setting => setting.Property.AssociatedParameter is { IsMemberInitializer: false }).Select(setting => $"{setting.Property.AssociatedParameter!.Name}: {Value(setting.Value)}");
        var others = given.Where(setting => setting.Property.AssociatedParameter is null or { IsMemberInitializer: true }).Select(setting => $"{Name(setting.Property)} = {Value(setting.Value)}").ToArray();
        return $"new {item.GetType().Name}({string.Join(", ", arguments)}){(others.Length == 0 ? "" : $" {{ {string.Join(", ", others)} }}")}";
    }

    /// <summary>Null and false, unless the constructor would set something else. What is no parameter of it is null or false where it is not said.</summary>
    private static bool IsLeftOut(JsonParameterInfo? parameter, object? value) =>
        value is null or false && (parameter is null or { IsMemberInitializer: true } || (parameter.HasDefaultValue && Equals(parameter.DefaultValue, value)));

    private string Value(object? value) => value switch
    {
        null => "null",
        bool truth => Literals.Of(truth),
        string text => Literals.Of(text),
        double number => Literals.Of(number),
        float number => Literals.Of(number),
        int or long => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        Enum choice => Enumeration(choice),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object>().Select(Value))}]",
        _ => Of(value),
    };

    private string Enumeration(Enum choice)
    {
        _namespaces.Add(choice.GetType().Namespace!);
        return $"{choice.GetType().Name}.{choice}";
    }

    /// <summary>The property's name in C#, which is not that in files.</summary>
    private static string Name(JsonPropertyInfo property) => property.AssociatedParameter?.Name ?? (property.AttributeProvider as MemberInfo)?.Name
        ?? throw new ExportException($"The setting {property.Name} cannot be written as code, for its name in C# is not known.");

    private static JsonTypeInfo Contract(object item)
    {
        try
        {
            return Catalogue.Default.ContractOf(item.GetType());
        }
        catch (NotSupportedException error)
        {
            throw new ExportException($"{item.GetType().Name} cannot be written as code, because it is not in the catalogue: make it a record and call Catalogue.Default.Register for it.", error);
        }
    }
}
