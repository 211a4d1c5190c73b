namespace Descent.Analysis;

/// <summary>A layer whose own gradient rule is wrong: it was checked alone, between the values that it has in the model and a random weighted sum of its outputs.</summary>
/// <param name="Path">Its path; <c>loss</c> for the loss.</param>
/// <param name="Kind">Its class.</param>
/// <param name="Training">True for the training mode, false for inference.</param>
/// <param name="Gradients">Its parameters and inputs that disagree.</param>
public sealed record FaultyLayer(string Path, string Kind, bool Training, IReadOnlyList<VariableGradients> Gradients)
{
    /// <summary>The layer, and the first gradient that disagrees.</summary>
    public override string ToString() => $"\"{Path}\" ({Kind}): {Gradients[0]}";
}
