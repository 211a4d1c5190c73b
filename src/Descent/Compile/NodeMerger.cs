using Descent.Graph;

namespace Descent.Compile;

/// <summary>
/// Merges nodes that shall run as one, and refuses where another node would have to run in between. It keeps an order of the merged nodes in
/// which each stands after what it needs (Pearce and Kelly 2007), so that a question looks only at what stands between the nodes.
/// </summary>
internal sealed class NodeMerger
{
    private readonly Dictionary<Node, int> _numbers = [];
    private readonly List<int>[] _users;
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
        (_users, _members) = (new List<int>[nodes.Count], new List<int>[nodes.Count]);
        (_places, _order, _standing, _seen) = (new int[nodes.Count], new int[nodes.Count], new int[nodes.Count], new int[nodes.Count]);
        for (var i = 0; i < nodes.Count; i++)
        {
            (_users[i], _members[i]) = ([], [i]);
            (_places[i], _order[i], _standing[i]) = (i, i, i);
            foreach (var input in nodes[i].Inputs) _users[_numbers[input.Node]].Add(i);
        }
    }

    /// <summary>Merges the places of some nodes, unless a path between two of them leads through another place.</summary>
    /// <returns>Whether they are one place now.</returns>
    public bool TryMerge(params ReadOnlySpan<Node> nodes)
    {
        var merged = new HashSet<int>();
        foreach (var node in nodes) merged.Add(_places[_numbers[node]]);
        var last = Most(merged, place => _order[place]);
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
        List<int> open = [.. merged];
        while (open.Count > 0)
        {
            var place = open[^1];
            open.RemoveAt(open.Count - 1);
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
                        open.Add(next);
                    }
                }
        }
        return true;
    }

    /// <summary>Puts the merged place behind all that it needs, and what needs it behind that.</summary>
    private void Reorder(HashSet<int> merged, int last)
    {
        var (start, end) = (_order[Most(merged, place => -_order[place])], _order[last]);
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
        var whole = Most(merged, place => _members[place].Count);
        foreach (var place in merged)
            if (place != whole) Absorb(place, whole);
        Stand(whole, stand++);
        foreach (var place in after) Stand(place, stand++);
    }

    /// <summary>The first place of those with the greatest key.</summary>
    private static int Most(HashSet<int> places, Func<int, int> key)
    {
        var (most, greatest) = (-1, int.MinValue);
        foreach (var place in places)
            if (key(place) is var found && (most < 0 || found > greatest)) (most, greatest) = (place, found);
        return most;
    }

    private void Stand(int place, int at) => (_standing[at], _order[place]) = (place, at);

    private void Absorb(int place, int whole)
    {
        foreach (var member in _members[place]) _places[member] = whole;
        _members[whole].AddRange(_members[place]);
        _members[place].Clear();
    }
}
