using Descent.Compile;
using Descent.Graph;
using Descent.Tests.Training;

namespace Descent.Tests.Compile;

/// <summary>What is computed of constants while compiling is what the program would compute.</summary>
public class ConstantFoldingTests
{
    [Fact]
    public void Constants_keep_their_order_and_their_type()
    {
        var (six, four) = (Tensor.Constant(6), Tensor.Constant(4));
        var executable = Compiler.Compile(new([six + four, six - four, six * four, six / four, -six, four.Square(), Tensor.Constant(0.1) * Tensor.Constant(3)]), Nets.OneThread);
        Assert.All(executable.Plan.Steps, step => Assert.DoesNotContain("Subtract", step.Op.Name, StringComparison.Ordinal));
        var context = executable.CreateContext();
        executable.Run(context);
        Assert.Equal([10, 2, 24, 1.5, -6, 16, 0.1f * 3f], Enumerable.Range(0, 7).Select(context.ReadScalar));
    }
}
