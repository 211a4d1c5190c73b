using Descent.Graph;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Tests.Training;

public class MinimizerTests
{
    private static readonly Func<Tensor, Tensor> Quartic = w => (w.Power(4) + w.Square() + 10 * w).Sum() / 50;

    [Fact]
    public void FollowsTheGradientOfTheQuartic()
    {
        var result = Minimizer.Minimize(Quartic, start: [2.5], new Sgd(1.0), steps: 100);
        Assert.Equal(100, result.Steps);
        Assert.Equal([2.5, 0.95, 0.6434099999999999], result.Path.Take(3).Select(row => row.Point[0]), (a, b) => Math.Abs(a - b) < 1e-14);
        Assert.Equal((39.0625 + 6.25 + 25) / 50, result.Path[0].Value, 1e-14);
        Assert.Equal(1.55, result.Path[0].GradientNorm, 1e-14);
        Assert.Equal(-1.2347728, result.End.Point[0], 1e-6);
        Assert.Equal(0, result.Gradients[0][0], 1e-6);
        Assert.Equal(new(StopKind.Steps, "All 100 steps are done."), result.Reason);
    }

    [Fact]
    public void MovesSeveralVariablesOfAnyShape()
    {
        var result = Minimizer.Minimize(w => (w[0] - 3).Square().Sum() + (w[1] + w[0].Sum(0)).Square().Sum(),
            [TensorData.Zeros(DType.Float64, [2, 2]), TensorData.From([1.0, 2.0])], new Sgd(0.1), steps: 500);
        Assert.Equal([3, 3, 3, 3], result.End.Variables[0].ToDoubles(), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal([-6, -6], result.End.Variables[1].ToDoubles(), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void StopsWhereItsConditionsHold()
    {
        var minimizer = new Minimizer(new Sgd(0.25));
        Check(minimizer with { GradientNormBelow = 0.3 }, StopKind.GradientNorm, 2, "The gradient's norm is 0.25 at step 2, below 0.3.");
        Check(minimizer with { ParameterChangeBelow = 0.2 }, StopKind.ParameterChange, 3, "Step 3 moved the variables by 0.125, less than 0.2.");
        Check(minimizer with { ValueChangeBelow = 0.1 }, StopKind.LossChange, 3, "Step 3 changed the value by 0.0469, less than 0.1.");
        Check(minimizer with { Steps = 0 }, StopKind.Steps, 0, "All 0 steps are done.");
        Check(minimizer with { Steps = 7 }, StopKind.Steps, 7, "All 7 steps are done.");

        static void Check(Minimizer minimizer, StopKind kind, int steps, string message)
        {
            // From 1 the gradient 2 w and the rate 0.25 halve w at each step: rows 1, 0.5, 0.25 (gradient 0.5, value 0.0625) ..
            var result = minimizer.Run(w => (w / 2).Square().Sum() * 4, TensorData.From([minimizer.GradientNormBelow is null ? 1.0 : 0.5]));
            Assert.Equal(new(kind, message), result.Reason);
            Assert.Equal(steps, result.Steps);
        }
    }

    [Fact]
    public void AValueThatIsNotFiniteEndsItAndNamesTheStep()
    {
        var result = Minimizer.Minimize(w => w.Log().Sum(), [1.0], new Sgd(0.75), steps: 10);
        Assert.Equal(StopKind.NonFiniteLoss, result.Reason.Kind);
        Assert.Contains("at step 2: its value is NaN", result.Reason.Message, StringComparison.Ordinal);
        Assert.Equal(2, result.Steps);
        Assert.Equal(0.25, result.Best.Point[0]);
        Assert.Equal(0, Minimizer.Minimize(w => w.Log().Sum(), [-1.0], new Sgd(1)).Steps);
    }

    [Fact]
    public void StepsThatOnlyAccumulateAreNoReasonToStop()
    {
        var minimizer = new Minimizer(new Sgd(0.25) { GradientAccumulationSteps = 2 }) { Steps = 6, ParameterChangeBelow = 0.2 };
        double[] path = [.. minimizer.Run(w => w.Square().Sum(), new[] { 1.0 }).Path.Select(row => row.Point[0])];
        Assert.Equal([1, 1, 0.5, 0.5, 0.25, 0.25, 0.125], path);
    }

    [Fact]
    public void ComputesInFloat32WhenAsked()
    {
        var result = new Minimizer(new Sgd(1)) { DType = DType.Float32, Steps = 1 }.Run(Quartic, new[] { 2.5 });
        Assert.Equal(DType.Float32, result.End.Point.DType);
        Assert.Equal(0.95f, result.End.Point[0], 1e-6);
    }

    [Fact]
    public void WrongArgumentsAreErrors()
    {
        Assert.Contains("floating-point scalar", Assert.Throws<ShapeException>(() => Minimizer.Minimize(w => w.Square(), [1.0, 2.0], new Sgd())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Minimizer.Minimize(w => w[0], Array.Empty<TensorData>(), new Sgd()));
        Assert.Equal("Steps", Assert.Throws<ArgumentOutOfRangeException>(() => Minimizer.Minimize(Quartic, [1.0], new Sgd(), steps: -1)).ParamName);
        Assert.Equal("GradientNormBelow", Assert.Throws<ArgumentOutOfRangeException>(() => new Minimizer(new Sgd()) { GradientNormBelow = 0 }).ParamName);
        Assert.Equal("ParameterChangeBelow", Assert.Throws<ArgumentOutOfRangeException>(() => new Minimizer(new Sgd()) { ParameterChangeBelow = -1 }).ParamName);
        Assert.Equal("ValueChangeBelow", Assert.Throws<ArgumentOutOfRangeException>(() => new Minimizer(new Sgd()) { ValueChangeBelow = double.NaN }).ParamName);
        Assert.Equal("DType", Assert.Throws<ArgumentOutOfRangeException>(() => new Minimizer(new Sgd()) { DType = DType.Int32 }).ParamName);
    }
}
