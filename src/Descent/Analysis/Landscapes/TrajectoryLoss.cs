using System.Globalization;

namespace Descent.Analysis.Landscapes;

/// <summary>The loss at a point of a training's path, and at its foot on a plane.</summary>
/// <param name="Step">The steps made before it.</param>
/// <param name="X">The foot's coordinate along the first direction.</param>
/// <param name="Y">The foot's coordinate along the second direction.</param>
/// <param name="Loss">The true loss: that of the weights that training passed through.</param>
/// <param name="OnPlane">The loss of the weights at the foot.</param>
public sealed record TrajectoryLoss(long Step, double X, double Y, double Loss, double OnPlane)
{
    /// <summary>By how much the loss on the plane differs from the true one.</summary>
    public double Gap => OnPlane - Loss;

    /// <summary>The numbers in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"step {Step} at ({X:0.###}, {Y:0.###}): loss {Loss:0.####}, on the plane {OnPlane:0.####}, gap {Gap:+0.####;-0.####;0}");
}
