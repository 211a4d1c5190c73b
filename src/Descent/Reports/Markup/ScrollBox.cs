namespace Descent.Reports.Markup;

/// <summary>
/// A box in which something wide scrolls, so that the page never does. Its caption stands above, where it stays in sight and may break into lines;
/// those who hear the page hear the one of the table.
/// </summary>
internal static class ScrollBox
{
    public static Html.Scope Open(Html html, string caption, bool hidesCaption = false)
    {
        if (!hidesCaption) html.Element("div", caption, ("class", "caption"), ("aria-hidden", "true"));
        return html.In("div", ("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", caption));
    }
}
