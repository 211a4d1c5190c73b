using Descent.Activations;
using Descent.Conformance;
using Descent.Graph;
using Descent.Tests.Reference;

namespace Descent.Tests.Activations;

/// <summary>Values and gradients of the activations against the reference cases, those with far arguments among them.</summary>
public class ActivationCaseTests
{
    // The gradient of these comes from PyTorch 1.13, which divides by 6 in single precision there: 3e-8 beside the derivative of the formula.
    private static readonly string[] WithRoundedSixth = ["hard_sigmoid-14", "hard_sigmoid-far"];

    public static TheoryData<string> Cases => [.. ReferenceCases.Names("activations.json").Where(row => !WithRoundedSixth.Contains(row.Data)).Select(row => row.Data)];

    [Theory, MemberData(nameof(Cases))]
    public void Value_and_gradient_are_the_reference(string name) => ReferenceCases.Verify("activations.json", name, ActivationCases.Run);

    [Fact]
    public void The_slope_of_hard_sigmoid_is_a_sixth_in_full_precision()
    {
        var x = Tensor.Input("x", DType.Float64, [3]);
        var slope = ReferenceEvaluator.Evaluate(Autodiff.Gradients(new HardSigmoid().Apply(x).Sum(), [x])[0], ("x", new double[] { -4, 0.5, 3.5 }));
        Assert.Equal([0, 1.0 / 6, 0], slope.ToDoubles());
    }
}
