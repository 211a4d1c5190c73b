using Descent.Graph;

namespace Descent.Training;

/// <summary>A point on the way of a <see cref="Minimizer"/>.</summary>
/// <param name="Variables">The values of the function's variables.</param>
/// <param name="Value">The function's value there.</param>
/// <param name="GradientNorm">The Euclidean norm of its gradient there, over all variables together.</param>
public sealed record MinimizerIterate(IReadOnlyList<TensorData> Variables, double Value, double GradientNorm)
{
    /// <summary>The value of the first variable, which is all there is of a function of one tensor.</summary>
    public TensorData Point => Variables[0];

    /// <summary>Whether the value and the gradient are finite.</summary>
    public bool IsFinite => double.IsFinite(Value) && double.IsFinite(GradientNorm);
}
