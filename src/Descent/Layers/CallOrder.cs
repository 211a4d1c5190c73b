namespace Descent.Layers;

/// <summary>Orders the applications of layers that some outputs need, each after those that it needs itself.</summary>
internal static class CallOrder
{
    /// <summary>Depth first from the outputs, so that the order depends on the graph alone and not on when its layers were applied. Without recursion: networks can be deep.</summary>
    public static IReadOnlyList<LayerCall> Of(IReadOnlyList<LayerOutput> outputs)
    {
        var order = new List<LayerCall>();
        var seen = new HashSet<LayerCall>();
        var open = new Stack<Visit>();
        for (var i = outputs.Count - 1; i >= 0; i--) open.Push(new(outputs[i].Call, Ready: false));
        while (open.TryPop(out var next))
        {
            if (next.Ready) order.Add(next.Call);
            else if (next.Call.Layer is not Input && seen.Add(next.Call))
            {
                open.Push(next with { Ready = true });
                for (var i = next.Call.Inputs.Count - 1; i >= 0; i--) open.Push(new(next.Call.Inputs[i].Call, Ready: false));
            }
        }
        return order;
    }

    private sealed record Visit(LayerCall Call, bool Ready);
}
