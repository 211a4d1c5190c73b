namespace Descent.Graph.Ops;

/// <summary>
/// A recurrence: a body that is run step after step, each time on the carries that the step before left and on the next slice of some
/// sequences. Inputs: the first carries; sequences <c>[steps, ..]</c>, cut along axis 0; constants, the same at each step. Outputs: the last carries;
/// the body's outputs of all steps as <c>[steps, ..]</c>.
/// </summary>
/// <remarks>
/// The gradient is a scan the other way round (backpropagation through time: Werbos 1990) over the body's own gradient, with what that
/// needs of the forward pass kept for each step.
/// </remarks>
/// <param name="Body">What a step computes.</param>
/// <param name="Carries">How many of the body's inputs, and of its results, are carries.</param>
/// <param name="Sequences">How many of the body's inputs, after the carries, are slices of sequences.</param>
/// <param name="Steps">How many steps there are, at least 1.</param>
/// <param name="Reverse">Whether the last slices come first. The outputs of a step stand where its slices stand, in either direction.</param>
public sealed record Scan(ScanBody Body, int Carries, int Sequences, int Steps, bool Reverse) : Op
{
    /// <inheritdoc/>
    public override IReadOnlyList<TensorType> Infer(IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (Steps < 1) throw new ShapeException($"{Name} needs at least one step, got {Steps}.");
        TensorType[] needed = [.. Body.Inputs.Select((input, i) => IsSequence(i) ? Stacked(input.Type) : input.Type)];
        if (!inputs.Select(input => input.Type).SequenceEqual(needed)) throw Mismatch(inputs, $"{string.Join(" and ", needed)} for its {Steps} steps");
        for (var i = 0; i < Carries; i++)
            if (Body.Results[i].Type != Body.Inputs[i].Type)
                throw new ShapeException($"{Name} needs carries that keep their type: carry {i} comes as {Body.Inputs[i].Type} and leaves a step as {Body.Results[i].Type}.");
        return [.. Body.Results.Select((result, i) => i < Carries ? result.Type : Stacked(result.Type))];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor?> Gradients(Node node, IReadOnlyList<Tensor?> outputGradients) => new ScanGradient(node).Of(outputGradients);

    /// <summary>Whether an input of the body is a slice of a sequence.</summary>
    internal bool IsSequence(int input) => input >= Carries && input < Carries + Sequences;

    /// <summary>The type of the values of all steps together.</summary>
    internal TensorType Stacked(TensorType type) => type with { Shape = Shape.Create([Steps]).Concat(type.Shape) };
}
