using Descent.Conformance;
using Descent.Tests.Reference;

namespace Descent.Tests.Losses;

/// <summary>Values and gradients of the losses against the reference cases, those at the edge of the numbers among them.</summary>
public class LossCaseTests
{
    public static TheoryData<string> Cases => ReferenceCases.Names("losses.json");

    public static TheoryData<string> EdgeCases => ReferenceCases.Names("losses-stability.json");

    [Theory, MemberData(nameof(Cases))]
    public void Value_and_gradient_are_the_reference(string name) => ReferenceCases.Verify("losses.json", name, LossCases.Run);

    [Theory, MemberData(nameof(EdgeCases))]
    public void At_the_edge_too(string name) => ReferenceCases.Verify("losses-stability.json", name, LossCases.Run);
}
