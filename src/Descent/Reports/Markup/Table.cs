namespace Descent.Reports.Markup;

/// <summary>A table with a caption, which scrolls in its own box where the page is narrower than it.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">The columns; one of kind <c>row</c> names the rows.</param>
/// <typeparam name="T">A row.</typeparam>
internal sealed record Table<T>(string Caption, IReadOnlyList<TableColumn<T>> Columns)
{
    /// <summary>Rows that are shown at once; the others unfold.</summary>
    public int Limit { get; init; } = int.MaxValue;

    /// <summary>The class of a row's element; null for none.</summary>
    public Func<T, string?> RowKind { get; init; } = _ => null;

    /// <summary>What is written below the rows; null for nothing.</summary>
    public Action<Html>? Foot { get; init; }

    /// <summary>Whether the caption is for those who do not see the page alone, where a heading says the same.</summary>
    public bool HidesCaption { get; init; }

    /// <summary>Whether it is as narrow as its cells, where it would be as wide as the page.</summary>
    public bool IsNarrow { get; init; }

    public void Write(Html html, IReadOnlyList<T> rows)
    {
        using var _ = html.In("div", ("class", "block"));
        Part(html, [.. rows.Take(Limit)], Caption);
        if (rows.Count <= Limit) return;
        var others = rows.Count - Limit;
        using (html.In("details"))
        {
            html.Element("summary", Finding.Of($"{others} more"));
            Part(html, [.. rows.Skip(Limit)], Finding.Of($"{Caption}: {others} more"));
        }
    }

    private void Part(Html html, IReadOnlyList<T> rows, string caption)
    {
        using (ScrollBox.Open(html, caption, HidesCaption))
        using (html.In("table", ("class", IsNarrow ? "narrow" : null)))
        {
            html.Element("caption", caption);
            using (html.In("thead"))
            using (html.In("tr"))
            {
                foreach (var column in Columns) html.Element("th", column.Heading, ("scope", "col"), ("class", column.Kind));
            }

            using (html.In("tbody"))
            {
                foreach (var row in rows) Row(html, row);
            }

            if (Foot is null) return;
            using (html.In("tfoot")) Foot(html);
        }
    }

    private void Row(Html html, T row)
    {
        using (html.In("tr", ("class", RowKind(row))))
        {
            foreach (var column in Columns)
            {
                var names = column.Kind == "row";
                using (html.In(names ? "th" : "td", ("scope", names ? "row" : null), ("class", column.Kind))) column.Write(html, row);
            }
        }
    }
}
