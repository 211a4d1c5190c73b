using Descent.Graph;
using Descent.Layers;

namespace Descent.Training.Forensics;

/// <summary>Finds where in a step the first value that is not finite comes from: the data, a layer, the loss, the gradient on its way back, or the update.</summary>
internal sealed class NonFiniteSearch
{
    private readonly Session _session;
    private readonly PreparedData _batch;
    private readonly BatchValues _values;
    private readonly ForwardPass _pass;
    private readonly IReadOnlyList<(string Name, LayerBuild Build, Tensor Value)> _layers;

    /// <summary>A search with the parameters as they are now, those before the step.</summary>
    /// <param name="session">The model and what it is trained for.</param>
    /// <param name="batch">The samples of the step.</param>
    /// <param name="seed">The seed of the masks.</param>
    /// <param name="step">The step's number, for the masks.</param>
    public NonFiniteSearch(Session session, PreparedData batch, long seed, long step)
    {
        (_session, _batch) = (session, batch);
        _values = new(batch, seed, step, session.Backend);
        _pass = ForwardPass.Of(session.Model, session.Objective, BatchTensors.Fed(batch.Types, batch.Rows));
        _layers = _pass.LayerOutputs;
    }

    /// <summary>The first value that is not finite; null if data, loss and gradients are finite.</summary>
    public NonFiniteFinding? Find()
    {
        if (NonFiniteValues.Find(_session.Model, _batch) is { } inData) return inData;
        if (_values.Bad([_pass.Loss]).Count > 0) return InForwardPass();
        // A layer may give an infinity that the loss does not show, such as before a tanh, and its gradient does.
        return InGradients() is { } inGradients ? InForwardPass() ?? inGradients : null;
    }

    private NonFiniteFinding? InForwardPass()
    {
        if (_values.FirstBad([.. _layers.Select(layer => layer.Value)]) is { } bad)
        {
            var (name, build, _) = _layers.First(layer => layer.Value == bad.Tensor);
            return Finding(NonFinitePlace.Layer, name, bad, build.Inputs) with { Kind = build.Layer.Kind };
        }
        for (var i = 0; i < _pass.OutputLosses.Length; i++)
            if (_values.FirstBad([_pass.OutputLosses[i]]) is { } loss)
                return Finding(NonFinitePlace.Loss, _session.Objective.Losses[i].GetType().Name, loss, _pass.Predictions.Values);
        return _values.FirstBad([_pass.Loss]) is { } penalty ? Finding(NonFinitePlace.Loss, "penalties", penalty, _pass.OutputLosses) : null;
    }

    private NonFiniteFinding? InGradients()
    {
        Tensor[] parameters = [.. _session.Parameters.Select(parameter => parameter.Value)];
        Tensor[] outputs = [.. _layers.Select(layer => layer.Value).Concat(_pass.Predictions.Values).Distinct()];
        var gradients = Autodiff.Gradients(_pass.Loss, [.. outputs, .. parameters]);
        var bad = _values.Bad(gradients);
        if (bad.Count == 0) return null;
        var of = outputs.Concat(parameters).Zip(gradients).ToDictionary(pair => pair.First, pair => pair.Second);
        Tensor[] good = [_pass.Loss, .. outputs, .. gradients.Where(gradient => !bad.Contains(gradient))];
        foreach (var prediction in _pass.Predictions.Values)
            if (of.TryGetValue(prediction, out var gradient) && bad.Contains(gradient))
                return Gradient(LossNames, null, gradient, good);
        foreach (var (name, build, value) in _layers.Reverse())
            if (Spoiled(build, of, bad) is { } gradient) return Gradient(name, build.Layer.Kind, gradient, good);
        return Gradient(LossNames, null, gradients.First(bad.Contains), good);
    }

    private string LossNames => string.Join(", ", _session.Objective.Losses.Select(loss => loss.GetType().Name));

    /// <summary>A bad gradient of a layer's own parameter or input, though those of its outputs are finite; null if there is none.</summary>
    private Tensor? Spoiled(LayerBuild build, Dictionary<Tensor, Tensor> gradientOf, HashSet<Tensor> bad)
    {
        if (build.Outputs.Any(output => gradientOf.TryGetValue(output, out var gradient) && bad.Contains(gradient))) return null;
        var own = _session.Parameters.Where(parameter => parameter.Name.StartsWith(build.Path + "/", StringComparison.Ordinal)).Select(parameter => parameter.Value);
        return build.Inputs.Concat(own).Select(value => gradientOf.GetValueOrDefault(value)).FirstOrDefault(gradient => gradient is not null && bad.Contains(gradient));
    }

    private NonFiniteFinding Gradient(string name, string? kind, Tensor gradient, Tensor[] good) =>
        Finding(NonFinitePlace.Gradient, name, _values.FirstBad([gradient])!.Value, good) with { Kind = kind };

    private NonFiniteFinding Finding(NonFinitePlace place, string name, (Tensor Tensor, double Value, int[] Rows) bad, IEnumerable<Tensor> good)
    {
        var op = OpSearch.Find(_values, bad.Tensor, good);
        return new(place, name, op?.Value ?? bad.Value) { Op = op?.Op, Rows = op is { Rows.Length: > 0 } ? op.Value.Rows : bad.Rows };
    }
}
