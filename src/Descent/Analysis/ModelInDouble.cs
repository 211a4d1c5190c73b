using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Training;

namespace Descent.Analysis;

/// <summary>The loss of a model in Float64. Parameters and states are inputs of the program, named by their paths, so that moving one touches no model.</summary>
internal sealed class ModelInDouble
{
    public ModelInDouble(Model model, Objective objective, PreparedData data, bool training)
    {
        var scope = Scope.Probe(DType.Float64, training);
        DType[] types = [.. model.Inputs.Select(port => port.DType.IsFloat() ? DType.Float64 : port.DType)];
        Tensor[] x = [.. data.X.Select((values, i) => Feed($"x:{i}", values.Cast(types[i])))];
        Targets = new(x, [.. data.Y.Select((values, i) => Feed($"y:{i}", Double(values)))], data.Weight is null ? null : Feed("weight:", Double(data.Weight)));
        var predicted = model.Graph.Build(scope, x);
        Predictions = new(predicted, [.. predicted.Select(scope.MaskOf)]);
        Builds = scope.Builds;
        Objective = objective;
        var loss = objective.Weighted(objective.OutputLosses(Targets, Predictions));
        Loss = Objective.Penalty(scope) is { } penalty ? loss + penalty : loss;
        var weights = model.GetWeights();
        foreach (var (path, value) in weights) Feeds[path] = Double(value);
        Inputs = [
            .. Variables(scope, Builds),
            .. model.Inputs.Select((port, i) => new CheckedInput($"x:{i}", port.Name, port.Name, CheckedKind.Input, x[i].Shape)).Where((_, i) => types[i] == DType.Float64),
        ];
    }

    public Objective Objective { get; }

    /// <summary>The loss, penalties included.</summary>
    public Tensor Loss { get; }

    public BatchTensors Targets { get; }

    public Predictions Predictions { get; }

    /// <summary>The uses of layers.</summary>
    public IReadOnlyList<LayerBuild> Builds { get; }

    /// <summary>What is differentiated.</summary>
    public IReadOnlyList<CheckedInput> Inputs { get; }

    /// <summary>The values of all inputs of the program.</summary>
    public Dictionary<string, TensorData> Feeds { get; } = new(StringComparer.Ordinal);

    /// <summary>The floating-point variables that layers asked a scope for.</summary>
    public static IEnumerable<CheckedInput> Variables(Scope scope, IReadOnlyList<LayerBuild> builds) => scope.Requests.Where(request => request.Type.DType.IsFloat())
        .Select(request => new CheckedInput(request.Path, LayerOf(request.Path, builds), request.Path, request.IsState ? CheckedKind.State : CheckedKind.Parameter, request.Type.Shape));

    /// <summary>The data with floating-point numbers in Float64.</summary>
    public static TensorData Double(TensorData data) => data.DType.IsFloat() ? data.Cast(DType.Float64) : data;

    private static string LayerOf(string path, IReadOnlyList<LayerBuild> builds) =>
        builds.Select(build => build.Path).Where(layer => path.StartsWith(layer + "/", StringComparison.Ordinal)).MaxBy(layer => layer.Length) ?? "";

    private Tensor Feed(string name, TensorData values)
    {
        Feeds[name] = values;
        return Tensor.Input(name, values.DType, values.Shape);
    }
}
