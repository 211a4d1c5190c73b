using Descent.Activations;
using Descent.Conformance;
using Descent.Graph;
using Descent.Tests.Reference;

namespace Descent.Tests.Activations;

/// <summary>Values and gradients of the activations against the reference cases, those with far arguments among them.</summary>
public class ActivationCaseTests
{
    public static TheoryData<string> Cases => [.. ReferenceCases.Names("activations.json").Select(row => row.Data)];

    [Theory, MemberData(nameof(Cases))]
    public void Value_and_gradient_are_the_reference(string name) => ReferenceCases.Verify("activations.json", name, ActivationCases.Run);

    [Fact]
    public void The_slope_of_hard_sigmoid_is_that_of_PyTorch()
    {
        var x = Tensor.Input("x", DType.Float64, [3]);
        var slope = ReferenceEvaluator.Evaluate(Autodiff.Gradients(new HardSigmoid().Apply(x).Sum(), [x])[0], ("x", new double[] { -4, 0.5, 3.5 }));
        Assert.Equal([0, 1f / 6, 0], slope.ToDoubles());
    }
}
