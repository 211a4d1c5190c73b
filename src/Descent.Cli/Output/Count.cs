using System.Globalization;

namespace Descent.Cli.Output;

/// <summary>Numbers of things: <c>1 row</c>, <c>2 rows</c>.</summary>
internal static class Count
{
    public static string Of(int count, string noun) => $"{count.ToString(CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";
}
