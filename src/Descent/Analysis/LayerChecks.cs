using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Training;

namespace Descent.Analysis;

/// <summary>Checks each layer of a model alone: at the values that reach it in the model, with a random weighted sum of its outputs as the scalar.</summary>
internal sealed class LayerChecks
{
    private readonly ModelInDouble _model;
    private readonly bool _training;
    private readonly GradientCheckOptions _options;
    private readonly Dictionary<Tensor, TensorData> _values;

    public LayerChecks(ModelInDouble model, bool training, GradientCheckOptions options)
    {
        (_model, _training, _options) = (model, training, options);
        Tensor[] tensors = [.. model.Builds.SelectMany(build => build.Inputs.Concat(build.Masks.OfType<Tensor>())).Concat(model.Predictions.Values).Concat(model.Predictions.Masks.OfType<Tensor>()).Distinct()];
        _values = tensors.Zip(CheckedFunction.Run(tensors, model.Feeds, options.Backend)).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    /// <summary>The layers whose own gradients disagree with differences, and the loss if its do.</summary>
    public IEnumerable<FaultyLayer> Find() => _model.Builds.Where(build => build.Layer is not NestedModel).Select(Check).Append(CheckLoss()).OfType<FaultyLayer>();

    private FaultyLayer? Check(LayerBuild build)
    {
        var feeds = new Dictionary<string, TensorData>(_model.Feeds, StringComparer.Ordinal);
        var scope = Scope.Probe(DType.Float64, _training, build.Parent);
        Tensor[] inputs = [.. build.Inputs.Select((input, i) => Feed(feeds, $"in:{i}", input))];
        for (var i = 0; i < inputs.Length; i++)
            if (build.Masks[i] is { } mask) scope.SetMask(inputs[i], Feed(feeds, $"mask:{i}", mask));
        var outputs = scope.Build(build.Layer, build.Name, inputs).Where(output => output.DType == DType.Float64);
        var scalar = Objective.Penalty(scope) ?? Tensor.Constant(0, DType.Float64);
        foreach (var output in outputs) scalar += (output * Cotangent(output.Shape, build.Path)).Sum();
        return Faults(build.Path, build.Layer.Kind, scalar, [.. ModelInDouble.Variables(scope, [build]), .. Floats(inputs, build.Path, "input")], feeds);
    }

    private FaultyLayer? CheckLoss()
    {
        var feeds = new Dictionary<string, TensorData>(_model.Feeds, StringComparer.Ordinal);
        Tensor[] predictions = [.. _model.Predictions.Values.Select((value, i) => Feed(feeds, $"in:{i}", value))];
        Tensor?[] masks = [.. _model.Predictions.Masks.Select((mask, i) => mask is null ? null : Feed(feeds, $"mask:{i}", mask))];
        var objective = _model.Objective;
        return Faults("loss", string.Join(", ", objective.Losses.Select(loss => loss.GetType().Name)), objective.Weighted(objective.OutputLosses(_model.Targets, new(predictions, masks))),
            [.. Floats(predictions, "loss", "yPred")], feeds);
    }

    private FaultyLayer? Faults(string path, string kind, Tensor scalar, IReadOnlyList<CheckedInput> inputs, Dictionary<string, TensorData> feeds)
    {
        var function = new CheckedFunction(scalar, inputs, feeds, _options);
        VariableGradients[] wrong = [.. inputs.Select(input => function.Check(input, _training)).Where(result => result.Verdict == GradientVerdict.Failed)];
        return wrong.Length == 0 ? null : new(path, kind, _training, wrong);
    }

    private Tensor Feed(Dictionary<string, TensorData> feeds, string name, Tensor value)
    {
        feeds[name] = _values[value];
        return Tensor.Input(name, value.DType, value.Shape);
    }

    private static IEnumerable<CheckedInput> Floats(Tensor[] inputs, string layer, string name) => inputs
        .Select((input, i) => (Type: input.Type, Checked: new CheckedInput($"in:{i}", layer, inputs.Length == 1 ? name : $"{name} {i}", CheckedKind.Input, input.Shape)))
        .Where(input => input.Type.DType == DType.Float64).Select(input => input.Checked);

    private Tensor Cotangent(Shape shape, string path)
    {
        var random = new RandomStream(_options.Seed, $"cotangent/{path}");
        double[] weights = [.. Enumerable.Range(0, checked((int)shape.Size)).Select(_ => random.NextNormal())];
        return Tensor.Constant(weights, shape, DType.Float64);
    }
}
