using Descent.Constraints;
using Descent.Graph;
using Descent.Tests.Reference;

namespace Descent.Tests.Laws;

/// <summary>Laws of every constraint in the catalogue.</summary>
public class ConstraintLaws
{
    public static TheoryData<string> Names => [.. Catalogue.Names<Constraint>()];

    [Theory, MemberData(nameof(Names))]
    public void What_is_projected_stays_where_it_is(string name)
    {
        var constraint = Constraint.Named(name);
        var once = ReferenceEvaluator.Evaluate(constraint.Apply(Data(OpSamples.Matrix(4, 3))));
        var twice = ReferenceEvaluator.Evaluate(constraint.Apply(Data(once)));
        // 1e-7 in the divisor shortens a vector by that share of its length each time.
        for (var i = 0; i < 12; i++) Assert.Equal(once[i], twice[i], 1e-6);
    }

    [Theory, MemberData(nameof(Names))]
    public void Zeros_stay_finite(string name) =>
        Assert.All(ReferenceEvaluator.Evaluate(Constraint.Named(name).Apply(Tensor.Zeros(DType.Float64, [3, 2]))).ToDoubles(), value => Assert.Equal(0, value));

    [Theory, MemberData(nameof(Names))]
    public void Settings_survive_JSON(string name)
    {
        var changed = Catalogue.Changed(Catalogue.Create<Constraint>(name));
        Assert.Equal(changed, Catalogue.Read<Constraint>(Catalogue.Write(changed)));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_name_is_the_constraint_with_its_defaults(string name) => Assert.Equal(Catalogue.Create<Constraint>(name), Constraint.Named(name));

    [Fact]
    public void No_constraint_is_missing_from_the_catalogue() => Assert.Empty(Catalogue.Forgotten<Constraint>());

    private static Tensor Data(TensorData data) => Tensor.Constant(data.ToDoubles(), data.Shape, data.DType);
}
