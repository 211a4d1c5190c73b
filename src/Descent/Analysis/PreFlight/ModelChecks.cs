using Descent.Graph;
using Descent.Models;
using Descent.Training;

namespace Descent.Analysis.PreFlight;

/// <summary>Checks of a compiled model with its samples: <c>model.Check(x, y)</c>.</summary>
public static class ModelChecks
{
    extension(Model model)
    {
        /// <summary>Looks for the usual mistakes before the first step: labels, output and loss, scales, the first loss; see <see cref="PreFlightChecks"/>. The model stays as it is.</summary>
        /// <param name="x">The samples, <c>[n, ..]</c>.</param>
        /// <param name="y">Their targets, <c>[n, ..]</c>, as for <c>Fit</c>.</param>
        /// <param name="options">How; null for the quick checks alone.</param>
        /// <inheritdoc cref="Check(Model, TrainingData, CheckOptions)"/>
        public IReadOnlyList<Finding> Check(TensorData x, TensorData y, CheckOptions? options = null) => model.Check(new TrainingData(x, y), options);

        /// <summary>Looks for the usual mistakes before the first step, of a model of any number of inputs and outputs.</summary>
        /// <param name="data">The samples.</param>
        /// <param name="options">How; null for the quick checks alone.</param>
        /// <returns>What was found, the gravest first; nothing where all is well.</returns>
        /// <exception cref="InvalidOperationException">The model is not compiled.</exception>
        /// <exception cref="ShapeException">The data does not fit the model, as in <c>Fit</c>.</exception>
        public IReadOnlyList<Finding> Check(TrainingData data, CheckOptions? options = null)
        {
            ArgumentNullException.ThrowIfNull(model);
            ArgumentNullException.ThrowIfNull(data);
            var trainer = model.Trainer;
            model.EnsureBuilt([.. data.X.Select(PreparedData.Sample)]);
            if (data.X.Count != model.Inputs.Count || data.Y.Count != model.Outputs.Count)
                throw new ShapeException($"The model \"{model.Name}\" has {model.Inputs.Count} input(s) and {model.Outputs.Count} output(s); got {data.X.Count} and {data.Y.Count} tensors.");
            return PreFlightChecks.Run(new(trainer, data, options ?? new()));
        }
    }
}
