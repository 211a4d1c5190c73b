using Descent.Graph;
using Descent.Layers;
using Descent.Models;

namespace Descent.Training;

/// <summary>A model's pass over a batch in training mode, as graph code, up to the loss that is differentiated. Its inputs are the samples, the seed and the step.</summary>
/// <param name="Scope">Where the layers were built.</param>
/// <param name="Predictions">The model's outputs.</param>
/// <param name="OutputLosses">The loss of each output.</param>
/// <param name="DataLoss">Their weighted sum.</param>
/// <param name="Loss">The same with the penalties.</param>
internal sealed record ForwardPass(Scope Scope, Predictions Predictions, Tensor[] OutputLosses, Tensor DataLoss, Tensor Loss)
{
    public const string SeedInput = "seed", StepInput = "step";

    public static ForwardPass Of(Model model, Objective objective, BatchTensors batch)
    {
        var scope = model.OpenScope(training: true, new(Scalar(SeedInput), Scalar(StepInput), Tensor.Constant(0, DType.Int64)));
        var predictions = Predictions.Of(model, scope, batch.X);
        var losses = objective.OutputLosses(batch, predictions);
        var dataLoss = objective.Weighted(losses);
        return new(scope, predictions, losses, dataLoss, Objective.Penalty(scope) is { } penalty ? dataLoss + penalty : dataLoss);
    }

    /// <summary>What the layers gave, in the order in which they were built, models within the model left out: a name, the use of the layer, the values.</summary>
    public IReadOnlyList<(string Name, LayerBuild Build, Tensor Value)> LayerOutputs => [.. Outputs(Scope.Builds)];

    private static IEnumerable<(string, LayerBuild, Tensor)> Outputs(IReadOnlyList<LayerBuild> builds)
    {
        var uses = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var build in builds.Where(build => build.Layer is not NestedModel))
        {
            var use = uses[build.Path] = uses.GetValueOrDefault(build.Path) + 1;
            for (var i = 0; i < build.Outputs.Count; i++)
                if (build.Outputs[i].DType.IsFloat()) yield return ($"{build.Path}{(use > 1 ? $":{use}" : "")}{(i > 0 ? $"[{i}]" : "")}", build, build.Outputs[i]);
        }
    }

    private static Tensor Scalar(string name) => Tensor.Input(name, DType.Int64, Shape.Scalar);
}
