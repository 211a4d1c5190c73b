using Descent.Graph;
using Descent.Metrics;

namespace Descent.Training;

/// <summary>Finds the result that a user means: metrics answer to the name that they were compiled with, such as <c>mae</c>, as to their own, <c>mean_absolute_error</c>.</summary>
internal static class ResultName
{
    /// <summary>The one of some names that is meant; null where there is none.</summary>
    public static string? Find(string name, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(name);
        string[] meant = [Plain(name), .. Metric.Aliases.Where(alias => name == alias.Alias || name.EndsWith($"_{alias.Alias}", StringComparison.Ordinal))
            .Select(alias => Plain(name[..^alias.Alias.Length] + alias.Name))];
        return names.FirstOrDefault(candidate => candidate == name) ?? names.FirstOrDefault(candidate => meant.Contains(Plain(candidate)));
    }

    private static string Plain(string name) => NearestName.Plain(name);
}
