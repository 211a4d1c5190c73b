using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Training.Forensics;

/// <summary>Finds the op that first makes a value that is not finite, by computing each op's result on its own.</summary>
internal static class OpSearch
{
    private const long MostBytes = 1L << 29;    // beyond, only the layer is named

    /// <summary>The op and the rows of its result.</summary>
    /// <param name="values">The batch.</param>
    /// <param name="bad">What is known not to be finite.</param>
    /// <param name="good">What is known to be finite, and all before it.</param>
    public static (string Op, int[] Rows, double Value)? Find(BatchValues values, Tensor bad, IEnumerable<Tensor> good)
    {
        var known = Topology.Sort(good).ToHashSet();
        Tensor[] results = [.. Topology.Sort([bad]).Where(node => !known.Contains(node) && node.Op is not (Input or Constant or ReadVariable)).SelectMany(node => node.Outputs)];
        if (results.Sum(result => result.Type.Bytes) > MostBytes) return null;
        return values.FirstBad(results) is { } first ? (first.Tensor.Node.Op.Name, first.Rows, first.Value) : null;
    }
}
