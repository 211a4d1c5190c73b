using Descent.Graph;

namespace Descent.Training;

/// <summary>Where a <see cref="Minimizer"/> went, and why it stopped.</summary>
/// <param name="Path">The points: row 0 the start, row k the point after k steps.</param>
/// <param name="Reason">Why it stopped.</param>
/// <param name="Gradients">The gradient at the last point, a tensor a variable.</param>
public sealed record MinimizerResult(IReadOnlyList<MinimizerIterate> Path, StopReason Reason, IReadOnlyList<TensorData> Gradients)
{
    /// <summary>The number of steps made.</summary>
    public int Steps => Path.Count - 1;

    /// <summary>The last point.</summary>
    public MinimizerIterate End => Path[^1];

    /// <summary>The point of the lowest finite value, which need not be the last; the start if no value is finite.</summary>
    public MinimizerIterate Best => Path.Where(row => row.IsFinite).MinBy(row => row.Value) ?? Path[0];
}
