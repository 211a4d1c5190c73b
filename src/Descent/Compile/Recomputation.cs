using Descent.Graph;
using Descent.Graph.Ops;
using Scalars = Descent.Graph.Ops.Scalars;

namespace Descent.Compile;

/// <summary>
/// Lets those who take a large value compute it anew, where a few cheap steps make it of one tensor that lies in memory anyway: a normalized activation,
/// say, which the forward pass needs and the backward pass needs again. It is then never written to memory, nor kept there. The bits are the same.
/// </summary>
internal sealed class Recomputation
{
    /// <summary>Smaller values stay in the cache.</summary>
    private const long SmallestSize = 4096;

    private const int MostSteps = 6;
    private readonly Dictionary<Node, List<Node>> _users = [];
    private readonly HashSet<Tensor> _results;
    private readonly Dictionary<Node, Recipe> _recipes = [];
    private readonly Dictionary<Tensor, Tensor> _map = [];

    private Recomputation(GraphProgram program)
    {
        _results = [.. program.Results];
        foreach (var node in program.Nodes())
        {
            _users[node] = [];
            foreach (var input in node.Inputs) _users[input.Node].Add(node);
        }
    }

    public static GraphProgram Run(GraphProgram program)
    {
        var pass = new Recomputation(program);
        var nodes = program.Nodes();
        foreach (var node in nodes)
            if (pass.RecipeOf(node) is { } recipe) pass._recipes[node] = recipe;
        if (pass._recipes.Count == 0) return program;
        foreach (var node in nodes)
            if (!pass._recipes.ContainsKey(node)) pass.Copy(node);
        return new([.. program.Outputs.Select(output => pass._map[output])], [.. program.Updates.Select(update => update with { Value = pass._map[update.Value] })]);
    }

    /// <summary>The one large tensor that a value is made of, and by how many steps; null for a value that shall be kept.</summary>
    private Recipe? RecipeOf(Node node)
    {
        if (!IsCheap(node) || node.Outputs[0].Shape.Size < SmallestSize || node.Outputs[0].DType.Size() == 1 || IsInMemory(node.Outputs[0])) return null;
        Tensor? source = null;
        var steps = 1;
        foreach (var input in node.Inputs)
        {
            if (input.Node.Op is Broadcast) continue;
            var (own, count) = _recipes.GetValueOrDefault(input.Node) ?? new(input, 0);
            if (count == 0 && !IsInMemory(input)) return null;
            if (source is not null && own is not null && !ReferenceEquals(source, own)) return null;
            source ??= own;
            steps += count;
        }
        return source is null || steps > MostSteps ? null : new(source, steps);
    }

    private static bool IsCheap(Node node) => node.Op switch
    {
        Binary { Function: Scalars.Add or Scalars.Subtract or Scalars.Multiply or Scalars.Maximum or Scalars.Minimum } => true,
        Unary { Function: Scalars.Negate or Scalars.Square or Scalars.Abs } => true,
        _ => false,
    };

    /// <summary>Whether a value is written to memory in any case: because something other than a fused chain makes it or takes it.</summary>
    private bool IsInMemory(Tensor value)
    {
        var isChained = Elementwise.Is(value.Node.Op) || FusedProduct.Takes(value.Node.Op);
        return !isChained || _results.Contains(value) || _users[value.Node].Exists(user => !Elementwise.Is(user.Op));
    }

    /// <summary>A node with its own copies of all that is computed anew for it.</summary>
    private void Copy(Node node)
    {
        var own = new Dictionary<Tensor, Tensor>();
        var copy = Node.Create(node.Op, [.. node.Inputs.Select(input => Make(input, own))]);
        foreach (var (old, now) in node.Outputs.Zip(copy.Outputs)) _map[old] = now;
    }

    private Tensor Make(Tensor value, Dictionary<Tensor, Tensor> own)
    {
        if (!_recipes.ContainsKey(value.Node)) return _map[value];
        if (own.TryGetValue(value, out var made)) return made;
        return own[value] = Node.Create(value.Node.Op, [.. value.Node.Inputs.Select(input => Make(input, own))]).Outputs[0];
    }

    private sealed record Recipe(Tensor Source, int Steps);
}
