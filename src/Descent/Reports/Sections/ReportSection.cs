using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Sections;

/// <summary>A part of the report under a heading of its own.</summary>
/// <param name="id">Where links lead.</param>
/// <param name="heading">The heading.</param>
/// <param name="shortHeading">In the list of contents; the heading where none is given.</param>
internal abstract class ReportSection(string id, string heading, string? shortHeading = null)
{
    public string Id => id;

    public string ShortHeading => shortHeading ?? heading;

    /// <summary>Whether there is something to show.</summary>
    public abstract bool Applies(RunResults results);

    /// <summary>Writes the section.</summary>
    public void Write(Html html, RunResults results)
    {
        using (html.In("section", ("id", id), ("aria-labelledby", id + "-heading")))
        {
            html.Element("h2", heading, ("id", id + "-heading"));
            Body(html, results);
        }
    }

    /// <summary>Writes what stands below the heading.</summary>
    protected abstract void Body(Html html, RunResults results);

    /// <summary>Drawings beside each other where the page is wide.</summary>
    protected static void Beside(Html html, Action draw)
    {
        using (html.In("div", ("class", "beside"))) draw();
    }
}
