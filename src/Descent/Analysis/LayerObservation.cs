namespace Descent.Analysis;

/// <summary>All layers at one moment of training.</summary>
/// <param name="Epoch">The epoch that it belongs to, counted from 1; 0 before the first step.</param>
/// <param name="Step">The steps made by then.</param>
/// <param name="Loss">The loss on the probe, penalties included, in training mode.</param>
/// <param name="Parameters">The parameters, in the model's order.</param>
/// <param name="Activations">The outputs of layers, in the order in which they are computed; those of whole numbers are left out.</param>
public sealed record LayerObservation(int Epoch, long Step, double Loss, IReadOnlyList<ParameterStatistics> Parameters, IReadOnlyList<ActivationStatistics> Activations)
{
    /// <summary>When it was, the loss, and how much was observed.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"epoch {Epoch}, step {Step}: loss {Loss:g4}, {Parameters.Count} parameters, outputs of {Activations.Count} layers");

    /// <summary>A parameter.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that path.</exception>
    public ParameterStatistics Parameter(string path) => Parameters.FirstOrDefault(parameter => parameter.Path == path)
        ?? throw new KeyNotFoundException($"There is no parameter \"{path}\": there are {string.Join(", ", Parameters.Select(parameter => parameter.Path))}.");

    /// <summary>A layer's output.</summary>
    /// <exception cref="KeyNotFoundException">There is no layer of that path.</exception>
    public ActivationStatistics Activation(string layer) => Activations.FirstOrDefault(activation => activation.Layer == layer)
        ?? throw new KeyNotFoundException($"There is no output of \"{layer}\": there are {string.Join(", ", Activations.Select(activation => activation.Layer))}.");
}
