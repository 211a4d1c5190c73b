using Descent.Graph;

namespace Descent.Initializers;

/// <summary>
/// A random matrix with orthonormal columns (rows, if there are fewer rows than columns) times a gain: it keeps lengths, which helps
/// recurrent and very deep nets (Saxe, McClelland, Ganguli 2014, arXiv:1312.6120). Axes before the last count as rows.
/// </summary>
/// <param name="Gain">The length of each column or row.</param>
public sealed record Orthogonal(double Gain = 1) : Initializer
{
    /// <inheritdoc/>
    /// <exception cref="ShapeException">The shape has fewer than two axes.</exception>
    public override void Fill(Span<double> values, Shape shape, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(random);
        if (shape.Rank < 2) throw new ShapeException($"Orthogonal fills matrices, got the shape {shape}: choose another initializer for it.");
        var columns = shape[^1];
        var rows = checked((int)shape[..^1].Size);
        var tall = rows >= columns;
        var vectors = OrthonormalVectors(Math.Min(rows, columns), Math.Max(rows, columns), random);
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                values[row * columns + column] = Gain * (tall ? vectors[column][row] : vectors[row][column]);
    }

    /// <summary>
    /// The Q of the QR decomposition of a normal matrix with a positive diagonal of R, which is uniform over all orthonormal sets, by
    /// modified Gram-Schmidt; every vector goes through it twice, which makes it orthogonal to rounding.
    /// </summary>
    private static double[][] OrthonormalVectors(int count, int length, RandomStream random)
    {
        var vectors = new double[count][];
        for (var i = 0; i < count; i++)
        {
            var vector = vectors[i] = new double[length];
            foreach (ref var value in vector.AsSpan()) value = random.NextNormal();
            for (var pass = 0; pass < 2; pass++)
                for (var j = 0; j < i; j++) Subtract(vector, Dot(vector, vectors[j]), vectors[j]);
            var norm = Math.Sqrt(Dot(vector, vector));
            foreach (ref var value in vector.AsSpan()) value /= norm;
        }
        return vectors;
    }

    // Plain loops: the sum's order, and so its bits, are the same on every machine.
    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }

    private static void Subtract(double[] from, double factor, double[] vector)
    {
        for (var i = 0; i < from.Length; i++) from[i] -= factor * vector[i];
    }
}
