using Descent.Graph;
using Descent.Graph.Ops;
using Descent.Optimizers;
using Descent.Schedules;

namespace Descent.Tests.Optimizers;

public class OptimizerStateTests
{
    [Fact]
    public void NamesItsVariablesInAFixedOrder()
    {
        TrainedParameter[] parameters = [new(new("dense/kernel", DType.Float32, [2, 3])), new(new("dense/bias", DType.Float32, [3]))];
        var state = new OptimizerState(new Nadam { UseEma = true, GradientAccumulationSteps = 2 }, parameters);
        string[] expected =
        [
            "optimizer/updates Int64[]", "optimizer/learning_rate_scale Float64[]", "optimizer/accumulated_steps Int64[]",
            "optimizer/gradient_accumulator/dense/kernel Float32[2, 3]", "optimizer/gradient_accumulator/dense/bias Float32[3]",
            "optimizer/momentum_product Float64[]",
            "optimizer/momentum/dense/kernel Float32[2, 3]", "optimizer/velocity/dense/kernel Float32[2, 3]", "optimizer/average/dense/kernel Float32[2, 3]",
            "optimizer/momentum/dense/bias Float32[3]", "optimizer/velocity/dense/bias Float32[3]", "optimizer/average/dense/bias Float32[3]",
        ];
        Assert.Equal(expected, state.Variables.Select(variable => variable.ToString()));
        state.Updates([.. parameters.Select(parameter => parameter.Variable.Value)], UpdateKind.Accumulate);
        Assert.Equal(expected.Length, state.Variables.Count);
    }

    [Fact]
    public void FollowsTheScheduleByTheNumberOfUpdates()
    {
        var run = new OptimizerRun(new Sgd(new PiecewiseConstantDecay([0], [1, 0.5])) { GradientAccumulationSteps = 2 }, 10);
        double[] path = [.. ((double[])[1, 3, 1, 3]).Select(gradient => run.Step(gradient)[0])];
        Assert.Equal([10, 8, 8, 7], path);
        Assert.Equal(2, run.State.UpdatesMade);
        Assert.Equal(0.5, run.State.LearningRate);
    }

    [Fact]
    public void AScaleLowersTheRate()
    {
        var run = new OptimizerRun(new Sgd(1), 10);
        run.State.LearningRateScale = 0.25;
        Assert.Equal(0.25, run.State.LearningRate);
        Assert.Equal([9.75], run.Step(1));
    }

    [Fact]
    public void AConstraintComesAfterTheRuleAndBeforeTheAverage()
    {
        var run = new OptimizerRun(new Sgd(1) { UseEma = true, EmaMomentum = 0.5 }, DType.Float64, weights => weights.Maximum(0), 1, 4);
        Assert.Equal([0, 3], run.Step(2, 1));
        Assert.Equal([0, 2], run.Step(2, 1));
        Assert.Equal([0, 2.5], run.State.Averages[0].Read().ToDoubles());
    }

    [Fact]
    public void AveragesTakeTheParametersPlaceAtTheEnd()
    {
        var run = new OptimizerRun(new Sgd(1) { UseEma = true, EmaMomentum = 0.5 }, 4);
        run.State.OverwriteWithAverages();
        Assert.Equal([4], run.Weights.Read().ToDoubles());
        run.Step(1);
        run.Step(1);
        run.State.OverwriteWithAverages();
        Assert.Equal([2.5], run.Weights.Read().ToDoubles());
    }

    [Fact]
    public void ResetForgetsAllUpdates()
    {
        var run = new OptimizerRun(new Adagrad(0.1), 1, 2);
        var first = run.Step(0.5, -0.5);
        run.Step(0.1, 0.2);
        run.State.Reset();
        run.Weights.Write(TensorData.From([1.0, 2.0]));
        Assert.Equal(0, run.State.UpdatesMade);
        Assert.Equal(first, run.Step(0.5, -0.5));
    }

    [Fact]
    public void BeginStepAllocatesNothing()
    {
        var state = new OptimizerState(new Adam(new ExponentialDecay(0.1, 100, 0.5)) { GradientAccumulationSteps = 3 }, [new(new("w", DType.Float32, [4]))]);
        state.BeginStep();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) state.BeginStep();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void ARateThatIsSmallBesideOneKeepsItsDigitsInFloat32()
    {
        var run = new OptimizerRun(new Adam(1e-3, Beta2: 0.9999999), DType.Float32, null, 0);
        Assert.Equal(-1e-3, run.Step(0.5)[0], 1e-9);
    }

    /// <summary>What is left for each element: 3 operations for the mean, 4 for the square, 5 for the step. Scalars are apart.</summary>
    [Fact]
    public void AdamDoesTwelveOperationsAnElement()
    {
        var weights = new Variable("w", DType.Float32, [8]);
        var state = new OptimizerState(new Adam(), [new(weights)]);
        var program = new GraphProgram([], state.Updates([Tensor.Input("gradient", DType.Float32, [8])]));
        Assert.Equal(12, program.Nodes().Count(node => node.Op is Unary or Binary && node.Outputs[0].Shape.Rank > 0));
    }
}
