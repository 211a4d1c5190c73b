using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;

namespace Descent.Training;

/// <summary>
/// Writes one step of training as one program: the minibatch, the forward pass in training mode, losses and penalties, gradients,
/// the optimizer's new values, states that move.
/// </summary>
internal sealed class TrainingStep(Model model, Objective objective, IReadOnlyList<Variable> parameters, OptimizerState optimizer)
{
    public const string SeedInput = "seed", StepInput = "step";

    /// <summary>The program of a step.</summary>
    /// <param name="batch">The samples.</param>
    /// <param name="kind">What the step does with the gradients.</param>
    /// <param name="extras">What it measures.</param>
    public (GraphProgram Program, StepOutputs Outputs) Build(BatchTensors batch, UpdateKind kind, StepExtras extras)
    {
        var scalars = new RandomInputs(Scalar(SeedInput), Scalar(StepInput), Tensor.Constant(0, DType.Int64));
        var scope = model.OpenScope(training: true, scalars);
        var predictions = Predictions.Of(model, scope, batch.X);
        var losses = objective.OutputLosses(batch, predictions);
        var dataLoss = objective.Weighted(losses);
        var total = Objective.Penalty(scope) is { } penalty ? dataLoss + penalty : dataLoss;
        var gradients = Autodiff.Gradients(total, [.. parameters.Select(parameter => parameter.Value)]);

        var outputs = new List<Tensor> { total };
        var places = new StepOutputs
        {
            DataLoss = total == dataLoss ? 0 : Add(dataLoss),
            OutputLosses = losses.Length == 1 ? [] : [.. losses.Select(Add)],
            Metrics = objective.MetricPlaces(batch, predictions, Add),
            GradientNorm = extras.HasFlag(StepExtras.GradientNorm) ? Add(Clipping.GlobalNorm(gradients)) : -1,
            Predictions = extras.HasFlag(StepExtras.Predictions) ? PredictionPlaces.Of(predictions, Add) : null,
        };
        return (new(outputs, [.. optimizer.Updates(gradients, kind), .. scope.Updates]), places);

        int Add(Tensor value)
        {
            outputs.Add(value);
            return outputs.Count - 1;
        }
    }

    private static Tensor Scalar(string name) => Tensor.Input(name, DType.Int64, Shape.Scalar);
}
