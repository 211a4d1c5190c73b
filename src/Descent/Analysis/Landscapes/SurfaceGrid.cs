namespace Descent.Analysis.Landscapes;

/// <summary>Losses on a grid of one or two directions.</summary>
public sealed class SurfaceGrid
{
    private readonly double[] _losses;

    internal SurfaceGrid(IReadOnlyList<double> x, IReadOnlyList<double> y, double[] losses) => (X, Y, _losses) = (x, y, losses);

    /// <summary>The coordinates along the first direction, ascending.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>The coordinates along the second direction, ascending; 0 alone where there is one direction.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>The losses, those of one x together: <c>[x, y]</c> row-major.</summary>
    public IReadOnlyList<double> Losses => _losses;

    /// <summary>The loss at one place of the grid.</summary>
    /// <param name="x">The place among <see cref="X"/>.</param>
    /// <param name="y">The place among <see cref="Y"/>; 0 where there is one direction.</param>
    public double this[int x, int y = 0] => _losses[x * Y.Count + y];

    /// <summary>The lowest of the losses, and where it is.</summary>
    public (double X, double Y, double Loss) Lowest
    {
        get
        {
            var place = Enumerable.Range(0, _losses.Length).MinBy(i => double.IsNaN(_losses[i]) ? double.PositiveInfinity : _losses[i]);
            return (X[place / Y.Count], Y[place % Y.Count], _losses[place]);
        }
    }

    /// <summary>The size of the grid, the range of the losses, and where the lowest is.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{X.Count} x {Y.Count} losses from {Lowest.Loss:g4} at ({Lowest.X:g4}, {Lowest.Y:g4}) to {_losses.Max():g4}");
}
