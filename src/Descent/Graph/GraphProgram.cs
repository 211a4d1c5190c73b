namespace Descent.Graph;

/// <summary>The end of a program for one variable: at the end of a run it gets the value.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Value">Its new value, of the variable's type and shape.</param>
public sealed record VariableUpdate(Variable Variable, Tensor Value);

/// <summary>
/// What a run computes: values to hand out, and new values of variables. All variables are read as they were before the run; all
/// are written at its end. A compiler turns it into an executable.
/// </summary>
public sealed class GraphProgram
{
    /// <summary>A program.</summary>
    /// <exception cref="ArgumentException">A variable is updated twice, or its new value has another type or shape.</exception>
    public GraphProgram(IReadOnlyList<Tensor> outputs, IReadOnlyList<VariableUpdate>? updates = null)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Outputs = outputs;
        Updates = updates ?? [];
        var seen = new HashSet<Variable>();
        foreach (var (variable, value) in Updates)
        {
            if (!seen.Add(variable)) throw new ArgumentException($"Variable {variable.Name} is updated twice in one program: chain the updates into one value.");
            if (variable.Type != value.Type) throw new ShapeException($"Variable {variable.Name} of {variable.Type} cannot take the new value {value.Describe()}.");
        }
    }

    /// <summary>The values that a run hands out.</summary>
    public IReadOnlyList<Tensor> Outputs { get; }

    /// <summary>The new values of variables.</summary>
    public IReadOnlyList<VariableUpdate> Updates { get; }

    /// <summary>All results: the outputs, then the variables' new values.</summary>
    public IEnumerable<Tensor> Results => Outputs.Concat(Updates.Select(update => update.Value));

    /// <summary>All nodes that the results need, inputs before their users, in an order that the graph alone determines.</summary>
    public IReadOnlyList<Node> Nodes() => Topology.Sort(Results);
}
