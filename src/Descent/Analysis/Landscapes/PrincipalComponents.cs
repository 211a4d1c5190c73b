using Descent.Graph;

namespace Descent.Analysis.Landscapes;

/// <summary>
/// The principal components of a path's differences to its last point. With T points of n numbers, T far below n, they come from the T×T matrix of inner products:
/// its eigenvector u to the eigenvalue λ gives the direction Σ uₜ (wₜ - w) / √λ and the coordinates √λ uₜ.
/// </summary>
internal sealed class PrincipalComponents
{
    private readonly IReadOnlyList<string> _paths;
    private readonly IReadOnlyDictionary<string, TensorData> _last;
    private readonly double[][] _differences;
    private readonly (double Value, double[] Vector)[] _eigen;
    private readonly double _total;

    private PrincipalComponents(IReadOnlyList<string> paths, IReadOnlyDictionary<string, TensorData> last, double[][] differences)
    {
        (_paths, _last, _differences) = (paths, last, differences);
        double[][] products = [.. differences.Select(a => differences.Select(b => Inner(a, b)).ToArray())];
        _total = products.Select((row, i) => row[i]).Sum();
        _eigen = SymmetricEigenvectors.Of(products);
        foreach (var (_, vector) in _eigen)
            if (vector[0] < 0) for (var i = 0; i < vector.Length; i++) vector[i] = 0 - vector[i];      // the path begins on the positive side; 0 stays without a sign
    }

    /// <summary>The components of a path in some parameters; null where nothing moves.</summary>
    public static PrincipalComponents? Of(IReadOnlyList<IReadOnlyDictionary<string, TensorData>> points, IReadOnlyList<string> paths)
    {
        var last = points[^1];
        double[] end = Flat(last);
        double[][] differences = [.. points.Select(point => Flat(point).Zip(end, (now, then) => now - then).ToArray())];
        return differences.All(difference => difference.All(number => number == 0)) ? null : new(paths, last, differences);

        double[] Flat(IReadOnlyDictionary<string, TensorData> weights) => [.. paths.SelectMany(path => weights[path].ToDoubles())];
    }

    /// <summary>The share of the squared distances that lies along a component.</summary>
    public double Share(int component) => Math.Max(_eigen[component].Value, 0) / _total;

    /// <summary>The coordinates of the points along a component.</summary>
    public double[] Coordinates(int component) => IsZero(component) ? new double[_differences.Length] : [.. _eigen[component].Vector.Select(u => Math.Sqrt(_eigen[component].Value) * u)];

    /// <summary>A component as a direction of length 1; zero where the path does not reach so far.</summary>
    public WeightDirection Direction(int component)
    {
        var sum = new double[_differences[0].Length];
        var (value, vector) = _eigen[component];
        if (!IsZero(component))
            for (var t = 0; t < vector.Length; t++)
                for (var i = 0; i < sum.Length; i++) sum[i] += vector[t] / Math.Sqrt(value) * _differences[t][i];
        var values = new OrderedDictionary<string, TensorData>();
        var start = 0;
        foreach (var path in _paths)
        {
            var length = (int)_last[path].Shape.Size;
            values.Add(path, TensorData.From(sum[start..(start + length)], _last[path].Shape).Cast(_last[path].DType));
            start += length;
        }
        return new(values);
    }

    // Below this share an eigenvalue is rounding.
    private bool IsZero(int component) => Share(component) < 1e-14;

    private static double Inner(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
