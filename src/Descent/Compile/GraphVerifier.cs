using System.Diagnostics;
using Descent.Graph;

namespace Descent.Compile;

/// <summary>Checks between passes, in debug builds, that each node's outputs have the types that its op's rule gives.</summary>
internal static class GraphVerifier
{
    [Conditional("DEBUG")]
    public static void Verify(GraphProgram program)
    {
        foreach (var node in program.Nodes())
        {
            var types = node.Op.Infer(node.Inputs);
            if (!types.SequenceEqual(node.Outputs.Select(output => output.Type)))
                throw new InvalidOperationException($"A pass broke {node.Op.Name}: its outputs are {string.Join(", ", node.Outputs)}, its rule says {string.Join(", ", types)}.");
        }
    }
}
