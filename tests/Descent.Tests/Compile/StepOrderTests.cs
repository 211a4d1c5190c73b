using Descent.Backends.Cpu;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Tests.Compile;

public class StepOrderTests
{
    private static readonly CpuBackend One = new(1);

    /// <summary>Else all activations and their gradients would live until the end.</summary>
    [Fact]
    public void A_layer_is_updated_before_the_gradient_goes_on_to_the_layers_below()
    {
        var kernels = Enumerable.Range(0, 4).Select(i => new Variable($"w{i}", DType.Float32, [64, 64])).ToArray();
        var loss = kernels.Aggregate(Tensor.Input("x", DType.Float32, [256, 64]), (value, kernel) => value.MatMul(kernel.Value).Tanh()).Square().Sum();
        var gradients = Autodiff.Gradients(loss, [.. kernels.Select(kernel => kernel.Value)]);
        var plan = Compiler.Plan(new([loss], [.. kernels.Zip(gradients, (kernel, gradient) => new VariableUpdate(kernel, kernel.Value - gradient))]), One);
        Assert.DoesNotContain(plan.Steps, step => step.Op is Copy);
        Assert.Equal(["w3", "w2", "w1", "w0"], plan.Steps.SelectMany(step => step.Outputs).Select(output => plan.Buffers[output.Buffer].Variable?.Name).OfType<string>());
        var (below, above) = (Find(step => step.Outputs.Any(output => plan.Buffers[output.Buffer].Variable == kernels[3])), Find(step => step.Inputs.Any(input => plan.Buffers[input.Buffer].Variable == kernels[2]) && step.Op is FusedProduct { Product: MatMul { TransposeRight: true } }));
        Assert.True(below < above, PlanPrinter.Print(plan));

        int Find(Predicate<PlannedStep> match) => plan.Steps.ToList().FindIndex(match);
    }

    /// <summary>The new value is ready long before the last product, which needs the old one.</summary>
    [Fact]
    public void A_variable_keeps_its_value_until_all_have_read_it()
    {
        var (x, w) = (Tensor.Input("x", DType.Float32, [8, 8]), new Variable("w", DType.Float32, [8, 8]));
        var value = Enumerable.Range(0, 5).Aggregate(x, (value, _) => value.MatMul(x)).MatMul(w.Value);
        var plan = Compiler.Plan(new([value], [new(w, w.Value * 0.5)]), One);
        Assert.Equal(w, plan.Buffers[plan.Steps[^1].Outputs[0].Buffer].Variable);
        Assert.IsType<FusedElementwise>(plan.Steps[^1].Op);
    }
}
