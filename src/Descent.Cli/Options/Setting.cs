using System.CommandLine;
using System.Globalization;
using Descent.Graph;
using Descent.Models;

namespace Descent.Cli.Options;

/// <summary>Makes options whose values are checked as they are read: the message names the option, what it needs and what came.</summary>
internal static class Setting
{
    public static Option<double?> Positive(string name, string description) =>
        Of<double?>(name, "NUMBER", description, text => Number(text, "a positive number", value => value > 0));

    public static Option<double?> NotNegative(string name, string description) =>
        Of<double?>(name, "NUMBER", description, text => Number(text, "a number of at least 0", value => value >= 0));

    public static Option<double?> Fraction(string name, string description) =>
        Of<double?>(name, "NUMBER", description, text => Number(text, "a number from 0 to below 1", value => value is >= 0 and < 1));

    public static Option<double?> Probability(string name, string description) =>
        Of<double?>(name, "P", description, text => Number(text, "a number from 0 to 1", value => value is >= 0 and <= 1));

    public static Option<int?> Count(string name, string description, int least = 1, int most = int.MaxValue) => Of<int?>(name, "N", description, text =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value
            : throw new UsageException($"needs a whole number {(most == int.MaxValue ? $"of at least {least}" : $"from {least} to {most}")}, got '{text}'."));

    public static Option<long?> Seed(string name, string description) => Of<long?>(name, "N", description, text =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : throw new UsageException($"needs a whole number, got '{text}'."));

    public static Option<bool> Switch(string name, string description) => new(name) { Description = description };

    public static Option<string?> Text(string name, string placeholder, string description) => Of<string?>(name, placeholder, description, text => text);

    /// <summary>One of some names.</summary>
    public static Option<string?> OneOf(string name, string description, params IReadOnlyList<string> names) =>
        Named(Of<string?>(name, "NAME", $"{description}: {string.Join(", ", names)}", text => Find(text, names)), names);

    /// <summary>An item of a family of the library's catalogue, by its name, with its default settings.</summary>
    /// <typeparam name="T">The family's base record.</typeparam>
    /// <param name="name">The option.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="aliases">Other names that the field uses, and the items they mean.</param>
    public static Option<T?> Item<T>(string name, string description, params IReadOnlyList<(string Alias, string Name)> aliases) where T : class
    {
        string[] names = [.. Catalogue.Default.Names<T>().Select(NearestName.Spelled), .. aliases.Select(alias => alias.Alias)];
        return Named(Of<T?>(name, "NAME", $"{description}: {string.Join(", ", names)}", text =>
        {
            var found = Find(text, names);
            return Catalogue.Default.Create<T>(aliases.FirstOrDefault(alias => alias.Alias == found) is (_, { } meant) ? meant : found);
        }), names);
    }

    /// <summary>An option of any type; what <paramref name="parse"/> throws is reported with the option's name.</summary>
    public static Option<T> Of<T>(string name, string placeholder, string description, Func<string, T> parse) => new(name)
    {
        Description = description,
        HelpName = placeholder,
        CustomParser = result =>
        {
            try
            {
                return parse(result.Tokens[0].Value);
            }
            catch (Exception error) when (error is UsageException or FormatException)
            {
                result.AddError($"{name} {error.Message}");
                return default;
            }
        },
    };

    /// <summary>The one of some names that a text means, whatever its letter case, hyphens and underscores.</summary>
    public static string Find(string text, IReadOnlyList<string> names) => names.FirstOrDefault(name => Plain(name) == Plain(text))
        ?? throw new UsageException($"has no value '{text}'.{Meant(text, names)} The values are {string.Join(", ", names)}.");

    /// <summary>The names that begin with a text, else the nearest one, if there is one that is near.</summary>
    private static string Meant(string text, IReadOnlyList<string> names)
    {
        string[] longer = [.. names.Where(name => Plain(name).StartsWith(Plain(text), StringComparison.Ordinal))];
        return longer.Length == 0 ? NearestName.Hint(text, names) : $" Did you mean {string.Join(" or ", longer.Select(name => $"'{name}'"))}?";
    }

    /// <summary>Lets a shell propose names.</summary>
    private static Option<T> Named<T>(Option<T> option, IReadOnlyList<string> names)
    {
        option.CompletionSources.Add([.. names]);
        return option;
    }

    private static double Number(string text, string needs, Func<double, bool> isValid) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && isValid(value) ? value
            : throw new UsageException($"needs {needs}, got '{text}'.");

    /// <summary>A name without what spellings differ in.</summary>
    public static string Plain(string name) => name.Replace("_", "").Replace("-", "").ToLowerInvariant();
}
