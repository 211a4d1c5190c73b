using Descent.Activations;
using Descent.Graph;
using Descent.Tests.Reference;

namespace Descent.Tests.Laws;

/// <summary>Laws of every activation in the catalogue.</summary>
public class ActivationLaws
{
    private static readonly double[] Extremes = [-3.4e38, -1e9, -1e4, -100, -20, -1e-30, 0, 1e-30, 20, 88.8, 1e4, 1e9];

    public static TheoryData<string> Names => [.. Catalogue.Names<ActivationFunction>()];

    [Theory, MemberData(nameof(Names))]
    public void Gradients_are_the_central_differences_once_and_twice(string name)
    {
        var activation = Catalogue.Create<ActivationFunction>(name);
        GradientCheck.VerifyTwice(x => activation.Apply(x[0]), OpSamples.Random([2, 3, 4], seed: 3));
    }

    [Theory, MemberData(nameof(Names))]
    public void Settings_survive_JSON(string name)
    {
        var changed = Catalogue.Changed(Catalogue.Create<ActivationFunction>(name));
        Assert.Equal(changed, Catalogue.Read<ActivationFunction>(Catalogue.Write(changed)));
        Assert.Contains($"\"class_name\":\"{name}\"", Catalogue.Write(changed));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_name_is_the_activation_with_its_defaults(string name)
    {
        ActivationFunction byName = name;
        Assert.Equal(Catalogue.Create<ActivationFunction>(name), byName);
        Assert.Equal(byName, ActivationFunction.Named(byName.GetType().Name));
    }

    [Theory, MemberData(nameof(Names))]
    public void Far_arguments_give_finite_values_and_gradients(string name)
    {
        if (name == "exponential") return;        // overflows by nature
        var activation = Catalogue.Create<ActivationFunction>(name);
        foreach (var type in new[] { DType.Float64, DType.Float32 })
        {
            // The square of Float32's greatest number overflows there by nature; that of 1e9 does not.
            var points = type == DType.Float64 ? Extremes : Extremes[1..];
            foreach (var result in Evaluate(activation, points, type)) Assert.All(result.ToDoubles(), value => Assert.True(double.IsFinite(value), $"{value} among {string.Join(", ", result.ToDoubles())}"));
        }
    }

    [Fact]
    public void No_activation_is_missing_from_the_catalogue() => Assert.Empty(Catalogue.Forgotten<ActivationFunction>());

    private static TensorData[] Evaluate(ActivationFunction activation, double[] points, DType type)
    {
        var x = Tensor.Input("x", type, [points.Length, 2]);
        var y = activation.Apply(x);
        double[] pairs = [.. points.SelectMany(point => new[] { point, point })];
        return ReferenceEvaluator.Evaluate([y, Autodiff.Gradients(y.Sum(), [x])[0]], ("x", TensorData.From(pairs, [points.Length, 2])));
    }
}
