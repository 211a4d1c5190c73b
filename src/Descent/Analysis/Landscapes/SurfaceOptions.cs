using Descent.Graph;

namespace Descent.Analysis.Landscapes;

/// <summary>Where a loss surface is computed.</summary>
public sealed record SurfaceOptions
{
    /// <summary>The first and last coordinate along the first direction.</summary>
    public (double Low, double High) X { get; init => field = Range(value, nameof(X)); } = (-1, 1);

    /// <summary>The first and last coordinate along the second direction, if there is one.</summary>
    public (double Low, double High) Y { get; init => field = Range(value, nameof(Y)); } = (-1, 1);

    /// <summary>The number of points along each direction, at least 2, both ends among them; an odd number has the middle too.</summary>
    public int Resolution
    {
        get;
        init => field = value >= 2 ? value : throw new ArgumentOutOfRangeException(nameof(Resolution), value, "A surface needs at least 2 points along each direction.");
    } = 25;

    /// <summary>The weights at (0, 0), from <c>GetWeights</c>; null: those of the model.</summary>
    public IReadOnlyDictionary<string, TensorData>? Origin { get; init; }

    /// <summary>Ends the computation with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken CancellationToken { get; init; }

    private static (double, double) Range((double Low, double High) range, string name) => double.IsFinite(range.Low) && double.IsFinite(range.High) && range.Low < range.High ? range
        : throw new ArgumentOutOfRangeException(name, range, "The range needs to be finite, its first number below the second.");
}
