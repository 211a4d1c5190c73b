using Descent.Reports.Markup;

namespace Descent.Reports.Sections;

/// <summary>A range in words.</summary>
internal static class Interval
{
    public static void Write(Html html, double? low, double? high)
    {
        if (low is { } from && high is { } to) html.Say($"{from} to {to}");
        else html.Text("–");
    }
}
