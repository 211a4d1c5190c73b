using Descent.Graph;

namespace Descent.Tabular.Series;

/// <summary>The sums over samples from which ridge regressions on any of the inputs are solved exactly: products of inputs with each other and with the target. Samples are added in order.</summary>
internal sealed class RidgeSums(int inputs)
{
    private const double Least = 1e-9;

    // The last input is 1: the constant, which no penalty shrinks.
    private readonly double[] _products = new double[(inputs + 1) * (inputs + 1)];
    private readonly double[] _targets = new double[inputs + 1];

    /// <summary>The number of samples.</summary>
    public int Count { get; private set; }

    /// <summary>The same sums, to which more samples can be added.</summary>
    public RidgeSums Copy()
    {
        var copy = new RidgeSums(inputs) { Count = Count };
        _products.CopyTo(copy._products, 0);
        _targets.CopyTo(copy._targets, 0);
        return copy;
    }

    /// <summary>Adds samples.</summary>
    /// <param name="x">[n, inputs].</param>
    /// <param name="y">[n, 1].</param>
    /// <param name="from">The first sample to add.</param>
    /// <param name="to">The one behind the last.</param>
    public void Add(TensorData x, TensorData y, int from, int to)
    {
        var width = inputs + 1;
        var values = x.Span<float>();
        var targets = y.Span<float>();
        var sample = new double[width];
        for (var row = from; row < to; row++)
        {
            for (var i = 0; i < inputs; i++) sample[i] = values[row * inputs + i];
            sample[inputs] = 1;
            for (var i = 0; i < width; i++)
            {
                var products = _products.AsSpan(i * width, width);
                for (var j = i; j < width; j++) products[j] += sample[i] * sample[j];
                _targets[i] += sample[i] * targets[row];
            }
            Count++;
        }
    }

    /// <summary>The weights that make mean squared error + <paramref name="penalty"/> · Σ w² least (Hoerl and Kennard 1970), by Cholesky's decomposition: one for each input named, and the constant.</summary>
    public double[] Solve(int[] named, double penalty)
    {
        int[] places = [.. named, inputs];
        var n = places.Length;
        var (root, weights) = (new double[n * n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = Product(places[i], places[j]) + (i != j ? 0 : Least + (i < n - 1 ? penalty * Count : 0));
                for (var k = 0; k < j; k++) sum -= root[i * n + k] * root[j * n + k];
                root[i * n + j] = i == j ? Math.Sqrt(Math.Max(sum, Least)) : sum / root[j * n + j];
            }
        }
        for (var i = 0; i < n; i++)
        {
            var sum = _targets[places[i]];
            for (var k = 0; k < i; k++) sum -= root[i * n + k] * weights[k];
            weights[i] = sum / root[i * n + i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++) weights[i] -= root[k * n + i] * weights[k];
            weights[i] /= root[i * n + i];
        }
        return weights;
    }

    /// <summary>What weights predict for a sample.</summary>
    public double Predict(TensorData x, int row, int[] named, double[] weights)
    {
        var sample = x.Span<float>().Slice(row * inputs, inputs);
        var sum = weights[^1];
        for (var i = 0; i < named.Length; i++) sum += weights[i] * sample[named[i]];
        return sum;
    }

    private double Product(int i, int j) => i <= j ? _products[i * (inputs + 1) + j] : _products[j * (inputs + 1) + i];
}
