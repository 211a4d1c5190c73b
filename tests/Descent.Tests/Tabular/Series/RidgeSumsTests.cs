using Descent.Graph;
using Descent.Tabular.Series;

namespace Descent.Tests.Tabular.Series;

public sealed class RidgeSumsTests
{
    private const int Rows = 40, Inputs = 5;

    private static readonly TensorData s_x = TensorData.From(Normal("x", Rows * Inputs), [Rows, Inputs]), s_y = TensorData.From(Normal("y", Rows), [Rows, 1]);

    private static float[] Normal(string name, int count)
    {
        var random = new RandomStream(1, name);
        return [.. Enumerable.Range(0, count).Select(_ => (float)random.NextNormal() + 0.5f)];
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(10.0)]
    public void The_gradient_vanishes_at_the_solution(double penalty)
    {
        int[] named = [4, 0, 2];
        var sums = new RidgeSums(Inputs);
        sums.Add(s_x, s_y, 0, Rows);
        var weights = sums.Solve(named, penalty);
        var gradient = new double[named.Length + 1];
        for (var row = 0; row < Rows; row++)
        {
            var error = sums.Predict(s_x, row, named, weights) - s_y[row];
            for (var i = 0; i < named.Length; i++) gradient[i] += error * s_x[row * Inputs + named[i]] / Rows;
            gradient[^1] += error / Rows;
        }
        for (var i = 0; i < named.Length; i++) Assert.Equal(0, gradient[i] + penalty * weights[i], 1e-7);
        Assert.Equal(0, gradient[^1], 1e-7);
    }

    [Fact]
    public void Sums_can_be_taken_in_pieces_and_a_copy_goes_its_own_way()
    {
        RidgeSums whole = new(Inputs), first = new(Inputs);
        whole.Add(s_x, s_y, 0, Rows);
        first.Add(s_x, s_y, 0, 15);
        var before = first.Solve([1], 0.1);
        var second = first.Copy();
        second.Add(s_x, s_y, 15, Rows);
        Assert.Equal(whole.Solve([0, 1, 2, 3, 4], 0.1), second.Solve([0, 1, 2, 3, 4], 0.1));
        Assert.Equal((Rows, 15), (second.Count, first.Count));
        Assert.Equal(before, first.Solve([1], 0.1));
    }
}
