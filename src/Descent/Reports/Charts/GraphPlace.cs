namespace Descent.Reports.Charts;

/// <summary>A node of a drawn graph, or a bend of an edge that passes a rank.</summary>
/// <param name="Node">Its number; null for a bend.</param>
/// <param name="Rank">From the top, from 0 on.</param>
internal sealed record GraphPlace(int? Node, int Rank)
{
    /// <summary>The places above that lead here.</summary>
    public List<GraphPlace> Above { get; } = [];

    /// <summary>The middle across, in pixels.</summary>
    public double X { get; set; }
}
