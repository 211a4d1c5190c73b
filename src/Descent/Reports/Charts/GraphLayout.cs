namespace Descent.Reports.Charts;

/// <summary>
/// Where the nodes of a directed graph without cycles are drawn: ranks from top to bottom by the longest way, edges over several ranks bent in between,
/// each rank in the order of the middles of what leads to it (Sugiyama, Tagawa and Toda 1981).
/// </summary>
internal sealed class GraphLayout
{
    private const double Gap = 20, BendWidth = 14;
    private readonly List<List<GraphPlace>> _ranks = [];

    /// <param name="inputs">The numbers of the nodes that lead to each node; all smaller than its own.</param>
    /// <param name="nodeWidth">In pixels.</param>
    public GraphLayout(IReadOnlyList<IReadOnlyList<int>> inputs, double nodeWidth)
    {
        var rankOf = new int[inputs.Count];
        for (var node = 0; node < inputs.Count; node++) rankOf[node] = inputs[node].Select(input => rankOf[input] + 1).DefaultIfEmpty(0).Max();
        for (var rank = 0; rank <= rankOf.DefaultIfEmpty(-1).Max(); rank++) _ranks.Add([]);
        Nodes = [.. rankOf.Select((rank, node) => Add(new GraphPlace(node, rank)))];
        for (var node = 0; node < inputs.Count; node++)
        {
            foreach (var input in inputs[node]) Connect(Nodes[input], Nodes[node]);
        }

        foreach (var rank in _ranks.Skip(1)) rank.Sort(Before);
        Place(nodeWidth);
    }

    /// <summary>The nodes by their numbers.</summary>
    public IReadOnlyList<GraphPlace> Nodes { get; }

    /// <summary>Nodes and bends.</summary>
    public IEnumerable<GraphPlace> Places => _ranks.SelectMany(rank => rank);

    /// <summary>The number of ranks.</summary>
    public int Ranks => _ranks.Count;

    /// <summary>Across, in pixels.</summary>
    public double Width { get; private set; }

    private GraphPlace Add(GraphPlace place)
    {
        _ranks[place.Rank].Add(place);
        return place;
    }

    private void Connect(GraphPlace from, GraphPlace to)
    {
        var above = from;
        for (var rank = from.Rank + 1; rank < to.Rank; rank++)
        {
            var bend = Add(new GraphPlace(null, rank));
            bend.Above.Add(above);
            above = bend;
        }

        to.Above.Add(above);
    }

    private int Before(GraphPlace first, GraphPlace second)
    {
        var middle = Middle(first).CompareTo(Middle(second));
        return middle != 0 ? middle : (first.Node ?? int.MaxValue).CompareTo(second.Node ?? int.MaxValue);
    }

    // The rank above is in order when this is asked for a rank.
    private double Middle(GraphPlace place) => place.Above.Count == 0 ? 0 : place.Above.Average(above => (double)_ranks[above.Rank].IndexOf(above) / _ranks[above.Rank].Count);

    private void Place(double nodeWidth)
    {
        Width = _ranks.Select(Across).DefaultIfEmpty(0).Max();
        foreach (var rank in _ranks)
        {
            var x = (Width - Across(rank)) / 2;
            foreach (var place in rank)
            {
                var width = Breadth(place);
                place.X = x + width / 2;
                x += width + Gap;
            }
        }

        double Across(List<GraphPlace> rank) => rank.Sum(Breadth) + Gap * (rank.Count - 1);
        double Breadth(GraphPlace place) => place.Node is null ? BendWidth : nodeWidth;
    }
}
