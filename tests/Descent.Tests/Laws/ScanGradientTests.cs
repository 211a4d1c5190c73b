using Descent.Graph;

namespace Descent.Tests.Laws;

/// <summary>A value from outside that each step of a recurrence takes as it is, not through a product of matrices: its gradient is the sum over the steps.</summary>
public class ScanGradientTests
{
    [Theory, InlineData(false), InlineData(true)]
    public void A_constant_of_all_steps_gathers_the_gradient_of_each(bool reverse) => GradientCheck.VerifyTwice(
        inputs => Tensor.Scan([Tensor.Zeros(DType.Float64, [2, 3])], [inputs[0]], (carries, slices) => new([(carries[0] * inputs[1] + slices[0] * inputs[1].Sin()).Tanh()], []), reverse).Carries[0],
        OpSamples.Random([4, 2, 3], seed: 1), OpSamples.Random([2, 3], seed: 2));
}
