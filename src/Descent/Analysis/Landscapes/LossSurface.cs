using Descent.Graph;
using Descent.Models;
using Descent.Training;

namespace Descent.Analysis.Landscapes;

/// <summary>The loss of a model over a line or a plane in the space of its weights.</summary>
public static class LossSurface
{
    /// <summary>
    /// The loss at w + x d₁ + y d₂ on a grid, as <c>Evaluate</c> gives it: in inference mode, penalties included. One program is compiled, in which the coordinates are
    /// variables, and runs for each point. The model's weights are only read; equal arguments give equal bits.
    /// </summary>
    /// <param name="model">The model, on which <c>Compile</c> was called.</param>
    /// <param name="data">The samples of the loss.</param>
    /// <param name="first">The direction d₁.</param>
    /// <param name="second">The direction d₂; null: a line.</param>
    /// <param name="options">Ranges and resolution; null: 25 points from -1 to 1 along each direction.</param>
    /// <exception cref="ArgumentException">A direction, or the origin, is not of this model.</exception>
    /// <exception cref="ShapeException">The data does not fit the model; the message names the input or output.</exception>
    /// <exception cref="InvalidOperationException">The model is not compiled.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static SurfaceGrid Compute(Model model, TrainingData data, WeightDirection first, WeightDirection? second = null, SurfaceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(first);
        options ??= new();
        var loss = new WeightSpaceLoss(model, data, options.Origin ?? model.GetWeights(), second is null ? [first] : [first, second]);
        var (x, y) = (Coordinates(options.X, options.Resolution), second is null ? [0] : Coordinates(options.Y, options.Resolution));
        var losses = new double[x.Length * y.Length];
        for (var i = 0; i < losses.Length; i++)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            losses[i] = loss.At([x[i / y.Length], y[i % y.Length]]);
        }
        return new(x, y, losses);
    }

    private static double[] Coordinates((double Low, double High) range, int count) =>
        [.. Enumerable.Range(0, count).Select(i => ((count - 1 - i) * range.Low + i * range.High) / (count - 1))];
}
