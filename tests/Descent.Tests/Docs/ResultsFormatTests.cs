using System.Reflection;
using System.Text.Json;
using Descent.Tabular.Results;
using Descent.Tests.Api;

namespace Descent.Tests.Docs;

/// <summary>The page on files names every field of results.json.</summary>
public class ResultsFormatTests
{
    [Fact]
    public void Every_field_of_the_results_is_described()
    {
        var section = File.ReadAllText(Repository.Path("docs", "file-formats.md")).Split("\n## results.json\n")[1].Split("\n## ")[0];
        var missing = Reachable(typeof(RunResults), []).SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)).Distinct().Where(name => !section.Contains($"`{name}`", StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    private static HashSet<Type> Reachable(Type type, HashSet<Type> found)
    {
        if (type.IsGenericType)
        {
            foreach (var argument in type.GetGenericArguments()) Reachable(argument, found);
        }
        else if (type.IsClass && type.Namespace!.StartsWith("Descent", StringComparison.Ordinal) && found.Add(type))
        {
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)) Reachable(property.PropertyType, found);
        }
        return found;
    }
}
