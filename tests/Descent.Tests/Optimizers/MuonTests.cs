using Descent.Graph;
using Descent.Optimizers;
using Descent.Tests.Laws;
using Descent.Tests.Reference;

namespace Descent.Tests.Optimizers;

public sealed class MuonTests
{
    [Fact]
    public void A_step_has_the_same_length_in_all_directions()
    {
        // From 0 without momentum's past: the step is -lr √4 · 0.2 · orthogonal(2 g), and enough steps of the cubic iteration (3x - x³) / 2 make that exactly orthogonal.
        var optimizer = new Muon(1, WeightDecay: null, NsSteps: 40, MuonA: 1.5, MuonB: -0.5, MuonC: 0);
        foreach (Shape shape in (Shape[])[[3, 4], [4, 3]])
        {
            var step = Step(optimizer, "dense/kernel", shape);
            var matrix = Tensor.Constant([.. step.Select(value => value / 0.4)], shape, DType.Float64);
            var gram = ReferenceEvaluator.Evaluate(shape[0] < shape[1] ? matrix.MatMul(matrix, transposeRight: true) : matrix.MatMul(matrix, transposeLeft: true)).ToDoubles();
            for (var i = 0; i < 9; i++) Assert.Equal(i % 4 == 0 ? 1 : 0, gram[i], 1e-9);
        }
    }

    [Fact]
    public void What_is_no_matrix_and_what_is_excluded_moves_as_with_Adam()
    {
        foreach (var (path, shape, optimizer) in ((string, Shape, Muon)[])[("dense/bias", [4], new()), ("conv/kernel", [1, 2, 2], new()), ("words/embeddings", [3, 4], new()),
            ("output/kernel", [3, 4], new(ExcludeLayers: ["output"]))])
            Assert.Equal(Step(new AdamW(), path, shape), Step(optimizer, path, shape));
        Assert.NotEqual(Step(new AdamW(), "output/kernel", [3, 4]), Step(new Muon(), "output/kernel", [3, 4]));
        Assert.NotEqual(Step(new AdamW(), "words/embeddings", [3, 4]), Step(new Muon(ExcludeEmbeddings: false), "words/embeddings", [3, 4]));
    }

    /// <summary>The parameter after one update from 0.</summary>
    private static double[] Step(Optimizer optimizer, string path, Shape shape)
    {
        var parameter = new Variable(path, DType.Float64, shape);
        var state = new OptimizerState(optimizer, [new(parameter)]);
        state.BeginStep();
        ReferenceEvaluator.Run(new GraphProgram([], state.Updates([Tensor.Constant(OpSamples.Random(shape).ToDoubles(), shape, DType.Float64)])));
        return parameter.Read().ToDoubles();
    }
}
