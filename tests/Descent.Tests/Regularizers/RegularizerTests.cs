using Descent.Graph;
using Descent.Regularizers;
using Descent.Tests.Reference;

namespace Descent.Tests.Regularizers;

public class RegularizerTests
{
    [Fact]
    public void L2_has_no_half()
    {
        var weights = Tensor.Input("w", DType.Float64, [2]);
        var penalty = new L2(0.1).Penalty(weights);
        var results = ReferenceEvaluator.Evaluate([penalty, Autodiff.Gradients(penalty, [weights])[0]], ("w", new double[] { 3, -4 }));
        Assert.Equal(2.5, results[0][0], 1e-15);
        Assert.Equal([0.6, -0.8], results[1].ToDoubles().Select(slope => Math.Round(slope, 12)));
    }

    [Fact]
    public void One_row_has_no_pair() =>
        Assert.Equal(0, ReferenceEvaluator.Evaluate(new OrthogonalRegularizer().Penalty(Tensor.Constant([1, 2], [1, 2], DType.Float64)))[0]);

    [Fact]
    public void Orthogonality_is_asked_of_a_matrix() =>
        Assert.Equal("OrthogonalRegularizer needs a matrix, got bias Float32[4].",
            Assert.Throws<ShapeException>(() => new OrthogonalRegularizer().Penalty(Tensor.Input("bias", DType.Float32, [4]))).Message);

    [Fact]
    public void A_negative_factor_is_refused_by_name() =>
        Assert.Contains("Factor needs to be zero or positive", Assert.Throws<ArgumentOutOfRangeException>(() => new L1(-1)).Message);
}
