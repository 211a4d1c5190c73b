using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Tests.Laws;

/// <summary>Laws of every item of every family of the catalogue, found by reflection.</summary>
public class CatalogueLaws
{
    private static readonly Type[] Families = [.. typeof(Tensor).Assembly.GetExportedTypes().Where(type => type.IsDefined(typeof(JsonPolymorphicAttribute), inherit: false))];

    public static TheoryData<string, string> Items => new(
        from family in Families
        from line in family.GetCustomAttributes<JsonDerivedTypeAttribute>()
        select (family.FullName!, (string)line.TypeDiscriminator!));

    [Theory, MemberData(nameof(Items))]
    public void What_a_file_leaves_out_has_the_default_of_the_constructor(string family, string name)
    {
        var type = Item(family, name);
        if (Default(type) is not { } expected || FileNeedsMore(type)) return;
        using var json = JsonDocument.Parse($$"""{"class_name":"{{name}}"}""");
        Assert.Equal(expected, Read(Base(family), json.RootElement));
    }

    [Theory, MemberData(nameof(Items))]
    public void A_written_item_reads_back_equal(string family, string name)
    {
        if (Default(Item(family, name)) is not { } item) return;
        var written = typeof(Descent.Models.Catalogue).GetMethod(nameof(Descent.Models.Catalogue.Write))!.MakeGenericMethod(Base(family)).Invoke(Descent.Models.Catalogue.Default, [item])!;
        using var json = JsonDocument.Parse(written.ToString()!);
        Assert.Equal(item, Read(Base(family), json.RootElement));
    }

    [Fact]
    public void Every_public_item_has_a_line()
    {
        var forgotten = from family in Families
                        let listed = family.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(line => line.DerivedType).ToHashSet()
                        from type in family.Assembly.GetExportedTypes()
                        where type.IsSubclassOf(family) && !type.IsAbstract && !listed.Contains(type) && type != typeof(Descent.Layers.Input) && type != typeof(Descent.Models.NestedModel)      // forms of their own in a model's JSON
                        select type.Name;
        Assert.Empty(forgotten);
    }

    private static object Read(Type family, JsonElement json) =>
        typeof(Descent.Models.Catalogue).GetMethod(nameof(Descent.Models.Catalogue.Read))!.MakeGenericMethod(family).Invoke(Descent.Models.Catalogue.Default, [json])!;

    private static Type Base(string family) => Families.Single(type => type.FullName == family);

    private static Type Item(string family, string name) =>
        Base(family).GetCustomAttributes<JsonDerivedTypeAttribute>().Single(line => (string)line.TypeDiscriminator! == name).DerivedType;

    /// <summary>Where <c>new T()</c> is a convenience of C# beside the settings that a file holds.</summary>
    private static bool FileNeedsMore(Type type) => type.GetConstructors().Any(constructor =>
        constructor.IsDefined(typeof(JsonConstructorAttribute)) && !constructor.GetParameters().All(parameter => parameter.HasDefaultValue));

    /// <summary>The item that <c>new T()</c> makes in C#, if all arguments have defaults.</summary>
    private static object? Default(Type type)
    {
        var constructor = type.GetConstructors().Where(candidate => candidate.GetParameters().All(parameter => parameter.HasDefaultValue)).MaxBy(candidate => candidate.GetParameters().Length);
        return constructor?.Invoke(BindingFlags.OptionalParamBinding, null, [.. constructor.GetParameters().Select(_ => Type.Missing)], null);
    }
}
