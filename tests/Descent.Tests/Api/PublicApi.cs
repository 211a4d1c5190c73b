using System.Reflection;
using System.Runtime.CompilerServices;

namespace Descent.Tests.Api;

/// <summary>The public surface of an assembly as sorted lines, a line a member.</summary>
internal static class PublicApi
{
    public static string List(Assembly assembly)
    {
        var lines = new List<string>();
        foreach (var type in assembly.GetExportedTypes())
        {
            lines.Add($"{type.FullName} : {Name(type.BaseType)}");
            foreach (var member in type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
                if (IsVisible(member) && !IsGenerated(member)) lines.Add($"{type.FullName}.{Describe(member)}");
        }
        lines.Sort(StringComparer.Ordinal);
        return string.Join('\n', lines) + "\n";
    }

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && (!method.IsSpecialName || method.IsConstructor || method.Name.StartsWith("op_", StringComparison.Ordinal)),
        PropertyInfo property => property.GetMethod is { } get && (get.IsPublic || get.IsFamily || get.IsFamilyOrAssembly),
        FieldInfo field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName,
        EventInfo => true,
        _ => false,
    };

    /// <summary>What the compiler adds to every record and class says nothing.</summary>
    private static bool IsGenerated(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute), false) && member is not PropertyInfo
        || member.Name is "<Clone>$" or "EqualityContract" or "PrintMembers" or "GetHashCode" or "Equals" or "ToString" or "Deconstruct" or "op_Equality" or "op_Inequality";

    private static string Describe(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        MethodInfo method => $"{method.Name}({Parameters(method)}) : {Name(method.ReturnType)}",
        PropertyInfo property => $"{property.Name} {{ get;{Setter(property)} }} : {Name(property.PropertyType)}",
        FieldInfo field => $"{field.Name} : {Name(field.FieldType)}",
        _ => member.Name,
    };

    private static string Setter(PropertyInfo property) => property.SetMethod is not { IsPublic: true } set ? ""
        : set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = " + (parameter.DefaultValue ?? "null") : "")}"));

    private static string Name(Type? type)
    {
        if (type is null) return "";
        if (type.IsArray) return Name(type.GetElementType()) + "[]";
        if (type.IsByRef) return "ref " + Name(type.GetElementType());
        if (!type.IsGenericType) return type.Name;
        return $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
