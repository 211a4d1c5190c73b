using Descent.Graph;
using Descent.Models;
using Descent.Training;

namespace Descent.Analysis.Landscapes;

/// <summary>
/// The loss of a model at weights other than its own: its program, in which every weight is read as origin + Σ coordinate · direction. Origin and
/// coordinates are variables, so that all points run the one program.
/// </summary>
internal sealed class WeightSpaceLoss
{
    private readonly OrderedDictionary<string, Variable> _origin = [];
    private readonly Variable[] _coordinates;
    private readonly Evaluator _evaluator;
    private readonly PreparedData _data;

    /// <exception cref="ArgumentException">The origin or a direction is not of this model.</exception>
    public WeightSpaceLoss(Model model, TrainingData data, IReadOnlyDictionary<string, TensorData> origin, IReadOnlyList<WeightDirection> directions)
    {
        model.EnsureBuilt([.. data.X.Select(PreparedData.Sample)]);
        Check(model, directions);
        _coordinates = [.. directions.Select((_, i) => new Variable($"coordinate{i + 1}", model.DType, Shape.Scalar))];
        var weights = new Dictionary<Tensor, Tensor>();
        foreach (var variable in model.Variables)
        {
            var start = _origin[variable.Path] = new Variable($"origin/{variable.Path}", variable.Variable.DType, variable.Shape);
            weights[variable.Variable.Value] = Along(variable.Path, start.Value, directions);
        }
        MoveTo(origin);
        var trainer = model.Trainer;
        var objective = new Objective(model, [.. trainer.Outputs.Select(output => output with { Metrics = [] })]);
        _evaluator = new(model, objective, trainer.Backend, outputs => Substitution.Apply(outputs, weights));
        _data = PreparedData.For(model, objective.Losses, data, data.SampleWeight).WithWeights(model.DType);
    }

    /// <summary>Puts the origin at other weights.</summary>
    public void MoveTo(IReadOnlyDictionary<string, TensorData> origin)
    {
        if (_origin.Count != origin.Count || _origin.Keys.FirstOrDefault(path => !origin.ContainsKey(path)) is not null)
            throw new ArgumentException($"The origin needs the weights {string.Join(", ", _origin.Keys)}, as GetWeights gives them; got {string.Join(", ", origin.Keys)}.", nameof(origin));
        foreach (var (path, variable) in _origin) variable.Write(origin[path]);
    }

    /// <summary>The loss at coordinates; those without a direction are not read.</summary>
    public double At(ReadOnlySpan<double> coordinates)
    {
        for (var i = 0; i < _coordinates.Length; i++) _coordinates[i].Write(TensorData.From(coordinates.Slice(i, 1).ToArray(), Shape.Scalar));
        return _evaluator.Evaluate(_data).Loss;
    }

    private Tensor Along(string path, Tensor start, IReadOnlyList<WeightDirection> directions)
    {
        var value = start;
        for (var i = 0; i < directions.Count; i++)
            if (directions[i].Values.TryGetValue(path, out var direction)) value += _coordinates[i].Value.Cast(value.DType) * new Variable($"direction{i + 1}/{path}", direction).Value.Cast(value.DType);
        return value;
    }

    private static void Check(Model model, IReadOnlyList<WeightDirection> directions)
    {
        foreach (var (path, values) in directions.SelectMany(direction => direction.Values))
            if (model.Variables.FirstOrDefault(variable => variable.Path == path)?.Shape != values.Shape)
                throw new ArgumentException($"A direction moves \"{path}\" of shape {values.Shape}, and the model has {string.Join(", ", model.Variables)}: take a direction of this model.", nameof(directions));
    }
}
