using Descent.Graph;
using Descent.Regularizers;

namespace Descent.Tests.Laws;

/// <summary>Laws of every regularizer in the catalogue.</summary>
public class RegularizerLaws
{
    public static TheoryData<string> Names => [.. Catalogue.Names<Regularizer>()];

    [Theory, MemberData(nameof(Names))]
    public void Gradients_are_the_central_differences_once_and_twice(string name)
    {
        var regularizer = Catalogue.Changed(Catalogue.Create<Regularizer>(name));
        GradientCheck.VerifyTwice(weights => regularizer.Penalty(weights[0]), OpSamples.Matrix(4, 3, seed: 5));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_penalty_of_zeros_is_zero_with_a_finite_gradient(string name)
    {
        var weights = Tensor.Input("weights", DType.Float64, [3, 2]);
        var penalty = Catalogue.Changed(Catalogue.Create<Regularizer>(name)).Penalty(weights);
        var results = Reference.ReferenceEvaluator.Evaluate([penalty, Autodiff.Gradients(penalty, [weights])[0]], ("weights", TensorData.Zeros(DType.Float64, [3, 2])));
        Assert.Equal(0, results[0][0]);
        Assert.All(results[1].ToDoubles(), slope => Assert.Equal(0, slope));
    }

    [Theory, MemberData(nameof(Names))]
    public void Settings_survive_JSON(string name)
    {
        var changed = Catalogue.Changed(Catalogue.Create<Regularizer>(name));
        Assert.Equal(changed, Catalogue.Read<Regularizer>(Catalogue.Write(changed)));
        Assert.NotEqual(Catalogue.Create<Regularizer>(name), changed);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_name_is_the_regularizer_with_its_defaults(string name) => Assert.Equal(Catalogue.Create<Regularizer>(name), Regularizer.Named(name));

    [Fact]
    public void No_regularizer_is_missing_from_the_catalogue() => Assert.Empty(Catalogue.Forgotten<Regularizer>());
}
