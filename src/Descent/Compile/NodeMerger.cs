using Descent.Graph;

namespace Descent.Compile;

/// <summary>
/// Merges nodes that shall run as one, and refuses where another node would have to run in between. It keeps an order of the merged nodes in
/// which each stands after what it needs (Pearce and Kelly 2007), so that a question looks only at what stands between the nodes.
/// </summary>
internal sealed class NodeMerger
{
    private readonly Dictionary<Node, int> _numbers = [];
    private readonly int[][] _users;
    private readonly List<int>[] _members;      // of a place: the nodes merged there; a place has the number of one of its nodes
    private readonly int[] _places;             // node -> place
    private readonly int[] _order;              // place -> where it stands
    private readonly int[] _standing;           // where it stands -> place, or -1
    private readonly int[] _seen;               // place -> the last question that met it
    private int _question;

    /// <param name="nodes">All nodes of a program, each after those that it takes from.</param>
    public NodeMerger(IReadOnlyList<Node> nodes)
    {
        for (var i = 0; i < nodes.Count; i++) _numbers[nodes[i]] = i;
        var users = nodes.Select(_ => new List<int>()).ToArray();
        for (var i = 0; i < nodes.Count; i++)
            foreach (var input in nodes[i].Inputs) users[_numbers[input.Node]].Add(i);
        _users = [.. users.Select(list => list.ToArray())];
        _members = [.. Enumerable.Range(0, nodes.Count).Select(i => new List<int> { i })];
        (_places, _order, _standing, _seen) = (Numbers(), Numbers(), Numbers(), new int[nodes.Count]);

        int[] Numbers() => [.. Enumerable.Range(0, nodes.Count)];
    }

    /// <summary>Merges the places of some nodes, unless a path between two of them leads through another place.</summary>
    /// <returns>Whether they are one place now.</returns>
    public bool TryMerge(params ReadOnlySpan<Node> nodes)
    {
        var merged = new HashSet<int>();
        foreach (var node in nodes) merged.Add(_places[_numbers[node]]);
        var last = merged.MaxBy(place => _order[place]);
        if (merged.Count > 1)
        {
            if (!TryFindBetween(merged, _order[last])) return false;
            Reorder(merged, last);
        }
        return true;
    }

    /// <summary>Marks the places before <paramref name="end"/> that need one of the merged; false if one of the merged needs such a place.</summary>
    private bool TryFindBetween(HashSet<int> merged, int end)
    {
        _question++;
        var open = new Stack<int>(merged);
        while (open.TryPop(out var place))
            foreach (var member in _members[place])
                foreach (var user in _users[member])
                {
                    var next = _places[user];
                    if (merged.Contains(next))
                    {
                        if (!merged.Contains(place)) return false;
                    }
                    else if (_order[next] < end && _seen[next] != _question)
                    {
                        _seen[next] = _question;
                        open.Push(next);
                    }
                }
        return true;
    }

    /// <summary>Puts the merged place behind all that it needs, and what needs it behind that.</summary>
    private void Reorder(HashSet<int> merged, int last)
    {
        var (start, end) = (merged.Min(place => _order[place]), _order[last]);
        var after = new List<int>();
        var stand = start;
        for (var i = start; i < end; i++)
        {
            var place = _standing[i];
            _standing[i] = -1;
            if (place < 0 || merged.Contains(place)) continue;
            if (_seen[place] == _question) after.Add(place);
            else Stand(place, stand++);
        }
        _standing[end] = -1;
        var whole = merged.MaxBy(place => _members[place].Count);
        foreach (var place in merged.Where(place => place != whole)) Absorb(place, whole);
        Stand(whole, stand++);
        foreach (var place in after) Stand(place, stand++);
    }

    private void Stand(int place, int at) => (_standing[at], _order[place]) = (place, at);

    private void Absorb(int place, int whole)
    {
        foreach (var member in _members[place]) _places[member] = whole;
        _members[whole].AddRange(_members[place]);
        _members[place].Clear();
    }
}
