using Descent.Graph;
using Descent.Graph.Ops;
using Descent.Graph.Ops.Scalars;

namespace Descent.Tests.Laws;

/// <summary>Laws of every primitive and every scalar function, which are found by reflection: a new one is tested unasked, or missed by name.</summary>
public class OpLaws
{
    public static TheoryData<string> Samples => [.. OpSamples.Table.Keys];

    public static TheoryData<string> UnaryFunctions => [.. Names<UnaryFunction>()];

    public static TheoryData<string> BinaryFunctions => [.. Names<BinaryFunction>()];

    [Theory, MemberData(nameof(Samples))]
    public void First_and_second_gradients_are_the_central_differences(string name) =>
        GradientCheck.VerifyTwice(OpSamples.Table[name].Function, OpSamples.Table[name].Points);

    [Theory, MemberData(nameof(UnaryFunctions))]
    public void First_and_second_derivatives_of_a_function_are_the_central_differences(string name)
    {
        var function = Create<UnaryFunction>(name);
        if (!function.Accepts(DType.Float64)) return;
        GradientCheck.VerifyTwice(x => Tensor.Apply(new Unary(function), x[0]), TensorData.From(OpSamples.Domains.GetValueOrDefault(name, OpSamples.AllReals)));
    }

    [Theory, MemberData(nameof(BinaryFunctions))]
    public void First_and_second_derivatives_of_a_function_of_two_are_the_central_differences(string name)
    {
        var function = Create<BinaryFunction>(name);
        if (!function.Accepts(DType.Float64)) return;
        var domain = OpSamples.Domains.GetValueOrDefault(name, OpSamples.AllReals);
        var other = domain.Reverse().ToArray();
        GradientCheck.VerifyTwice(x => Tensor.Apply(new Binary(function), x[0], x[1]), TensorData.From(domain), TensorData.From(other));
    }

    [Fact]
    public void Every_op_with_a_gradient_has_a_sample()
    {
        var missing = typeof(Op).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, Namespace: "Descent.Graph.Ops" } && type.IsSubclassOf(typeof(Op)) && !OpSamples.WithoutGradient.Contains(type))
            .Select(type => type.Name).Where(name => !OpSamples.Table.Keys.Any(sample => sample.Split(' ', ',')[0] == name));
        Assert.Empty(missing);
    }

    [Fact]
    public void No_gradient_flows_through_StopGradient_Compare_or_whole_numbers()
    {
        var x = Tensor.Input("x", DType.Float64, [3]);
        var y = (x.StopGradient() + (x > 0).Cast(DType.Float64) + x.Cast(DType.Int32).Cast(DType.Float64)).Sum();
        var gradient = Reference.ReferenceEvaluator.Evaluate(Autodiff.Gradients(y, [x])[0], ("x", new double[] { -1, 0.5, 2 }));
        Assert.Equal([0, 0, 0], gradient.ToDoubles());
    }

    private static IEnumerable<string> Names<T>() => typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T))).Select(type => type.Name);

    private static T Create<T>(string name) => (T)Activator.CreateInstance(typeof(T).Assembly.GetType($"{typeof(T).Namespace}.{name}", throwOnError: true)!)!;
}
