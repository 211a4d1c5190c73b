using Descent.Graph;

namespace Descent.Layers;

/// <summary>
/// A recurrent layer twice, with parameters of its own for each direction of time (Schuster and Paliwal 1997), and the outputs joined.
/// <c>x: [batch, time, in]</c> gives what the layer gives, with twice as many features where the outputs stand one behind the other. Without sequences each
/// direction gives its state after its own last step. Parameters: <c>forward_layer/..</c> and <c>backward_layer/..</c>. First states, if
/// given, are those of the forward direction, then those of the backward one.
/// </summary>
/// <param name="Layer">A <see cref="SimpleRNN"/>, <see cref="LSTM"/> or <see cref="GRU"/>; one that goes backwards itself is turned round first.</param>
/// <param name="MergeMode">How the outputs are joined; null to return both.</param>
/// <exception cref="ArgumentException"><paramref name="Layer"/> is not recurrent.</exception>
public sealed record Bidirectional(Layer Layer, MergeMode? MergeMode = MergeMode.Concat) : Layer
{
    /// <summary>The layer of each direction.</summary>
    public Layer Layer { get; init => field = Recurrent(value); } = Recurrent(Layer);

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> Build(Scope scope, IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(inputs);
        var layer = (RecurrentLayer)Layer;
        Tensor[] first = [.. inputs.Skip(1)];
        if (first.Length != 0 && first.Length != 2 * layer.StateCount)
            throw new ShapeException($"Bidirectional needs {2 * layer.StateCount} first states, those of the forward {layer.GetType().Name} and those of the backward one, or none, got {first.Length}: add those that are missing, or leave them out.");
        var forward = layer.Run(scope.Nested(layer, "forward_layer"), inputs[0], first[..(first.Length / 2)], layer.GoBackwards);
        var backward = layer.Run(scope.Nested(layer, "backward_layer"), inputs[0], first[(first.Length / 2)..], !layer.GoBackwards);
        var outputs = forward.Outputs is { } left && backward.Outputs is { } right
            ? [.. Merge(left, right).Select(layer.InOrder)]
            : Merge(forward.States[0], backward.States[0]);
        foreach (var output in outputs) layer.PassMask(scope, inputs[0], output);
        return layer.ReturnState ? [.. outputs, .. forward.States, .. backward.States] : outputs;
    }

    private IReadOnlyList<Tensor> Merge(Tensor forward, Tensor backward) => MergeMode switch
    {
        Layers.MergeMode.Concat => [Tensor.Concat(-1, forward, backward)],
        Layers.MergeMode.Sum => [forward + backward],
        Layers.MergeMode.Average => [(forward + backward) / 2],
        Layers.MergeMode.Multiply => [forward * backward],
        _ => [forward, backward],
    };

    private static Layer Recurrent(Layer layer) => layer as RecurrentLayer
        ?? throw new ArgumentException($"Bidirectional needs a SimpleRNN, an LSTM or a GRU, got {layer?.GetType().Name ?? "nothing"}.", nameof(layer));
}
