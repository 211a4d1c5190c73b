namespace Descent.Graph;

public sealed partial class Tensor
{
    /// <summary>exp(x) / Σ exp(x) along an axis, without overflow: the greatest element is subtracted first.</summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public Tensor Softmax(int axis = -1)
    {
        var exp = Shifted(axis).Exp();
        return exp / exp.Sum(axis, keepDimensions: true).BroadcastTo(Shape);
    }

    /// <summary>log(exp(x) / Σ exp(x)) along an axis, exact also where the quotient is 0 or 1 in floating point.</summary>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public Tensor LogSoftmax(int axis = -1)
    {
        var shifted = Shifted(axis);
        return shifted - shifted.Exp().Sum(axis, keepDimensions: true).Log().BroadcastTo(Shape);
    }

    /// <summary>The distance below the greatest element along an axis. The maximum cancels in a softmax, so its gradient is left out.</summary>
    private Tensor Shifted(int axis) => this - Max(axis, keepDimensions: true).StopGradient().BroadcastTo(Shape);
}
