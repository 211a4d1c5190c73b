using Descent.Graph;
using Descent.Models;
using Descent.Training;

namespace Descent.Analysis.Landscapes;

/// <summary>A plane through the end of a training on which its path is seen: where each recorded point falls, and how much of the path is left out.</summary>
/// <remarks>
/// A path in thousands of dimensions leaves every plane: the loss on the plane under a point is not the loss at the point. <see cref="Measure"/> gives both, so that a
/// picture of the path on the plane's surface can be believed as far as they agree.
/// </remarks>
public sealed class TrajectoryPlane
{
    private readonly IReadOnlyList<(long Step, IReadOnlyDictionary<string, TensorData> Weights)> _points;
    private readonly double[] _x, _y;

    private TrajectoryPlane(IReadOnlyList<(long Step, IReadOnlyDictionary<string, TensorData> Weights)> points, PrincipalComponents components)
    {
        _points = points;
        (First, Second) = (components.Direction(0), components.Direction(1));
        (_x, _y) = (components.Coordinates(0), components.Coordinates(1));
        ExplainedShare = (components.Share(0), components.Share(1));
    }

    /// <summary>The weights at (0, 0): the last of the path.</summary>
    public IReadOnlyDictionary<string, TensorData> Origin => _points[^1].Weights;

    /// <summary>The first principal component, of length 1.</summary>
    public WeightDirection First { get; }

    /// <summary>The second principal component, of length 1 and orthogonal to the first; zero where the path is a straight line.</summary>
    public WeightDirection Second { get; }

    /// <summary>The shares of the squared distances to the last point that lie along each direction; what they lack to 1 is off the plane.</summary>
    public (double First, double Second) ExplainedShare { get; }

    /// <summary>The feet of the recorded points on the plane, in order; the last is (0, 0).</summary>
    public IReadOnlyList<(double X, double Y)> Path => [.. _x.Zip(_y)];

    /// <summary>The true loss and that on the plane for each recorded point. (States, such as moving averages, are on the plane those of the last point.)</summary>
    /// <param name="model">The model that was trained; its weights stay.</param>
    /// <param name="data">The samples of the loss.</param>
    public IReadOnlyList<TrajectoryLoss> Measure(Model model, TrainingData data)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        var loss = new WeightSpaceLoss(model, data, Origin, [First, Second]);
        double[] onPlane = [.. _x.Zip(_y, (x, y) => loss.At([x, y]))];
        return [.. _points.Select((point, i) =>
        {
            loss.MoveTo(point.Weights);
            return new TrajectoryLoss(point.Step, _x[i], _y[i], loss.At([0, 0]), onPlane[i]);
        })];
    }

    internal static TrajectoryPlane Of(IReadOnlyList<(long Step, IReadOnlyDictionary<string, TensorData> Weights)> points, IReadOnlyList<string> parameters) =>
        points.Count > 1 && PrincipalComponents.Of([.. points.Select(point => point.Weights)], parameters) is { } components ? new([.. points], components)
        : throw new InvalidOperationException($"A plane needs weights that differ, at least two points of a path; {points.Count} were recorded: give the callback to Fit.");
}
