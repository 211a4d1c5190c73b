using Descent.Graph;
using Descent.Models;
using Descent.Optimizers;

namespace Descent.Training;

/// <summary>
/// Writes one step of training as one program: the minibatch, the forward pass in training mode, losses and penalties, gradients,
/// the optimizer's new values, states that move.
/// </summary>
internal sealed class TrainingStep(Model model, Objective objective, IReadOnlyList<Variable> parameters, OptimizerState optimizer)
{
    /// <summary>The program of a step.</summary>
    /// <param name="batch">The samples.</param>
    /// <param name="kind">What the step does with the gradients.</param>
    /// <param name="extras">What it measures.</param>
    public (GraphProgram Program, StepOutputs Outputs) Build(BatchTensors batch, UpdateKind kind, StepExtras extras)
    {
        var pass = ForwardPass.Of(model, objective, batch);
        var gradients = Autodiff.Gradients(pass.Loss, [.. parameters.Select(parameter => parameter.Value)]);

        var outputs = new List<Tensor> { pass.Loss };
        var places = new StepOutputs
        {
            DataLoss = pass.Loss == pass.DataLoss ? 0 : Add(pass.DataLoss),
            OutputLosses = pass.OutputLosses.Length == 1 ? [] : [.. pass.OutputLosses.Select(Add)],
            Metrics = objective.MetricPlaces(batch, pass.Predictions, Add),
            GradientNorm = extras.HasFlag(StepExtras.GradientNorm) ? Add(Clipping.GlobalNorm(gradients)) : -1,
            Predictions = extras.HasFlag(StepExtras.Predictions) ? PredictionPlaces.Of(pass.Predictions, Add) : null,
        };
        return (new(outputs, [.. optimizer.Updates(gradients, kind), .. pass.Scope.Updates]), places);

        int Add(Tensor value)
        {
            outputs.Add(value);
            return outputs.Count - 1;
        }
    }
}
