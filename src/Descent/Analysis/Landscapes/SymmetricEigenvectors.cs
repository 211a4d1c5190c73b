namespace Descent.Analysis.Landscapes;

/// <summary>Eigenvalues and eigenvectors of small symmetric matrices, by Jacobi's rotations (Golub and Van Loan, Matrix Computations, section 8.5).</summary>
internal static class SymmetricEigenvectors
{
    private const int MostSweeps = 60;

    /// <summary>All eigenvalues, greatest first, each with an eigenvector of length 1. The matrix is overwritten.</summary>
    public static (double Value, double[] Vector)[] Of(double[][] matrix)
    {
        var n = matrix.Length;
        double[][] vectors = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(j => i == j ? 1.0 : 0).ToArray())];
        for (var sweep = 0; sweep < MostSweeps && !IsDiagonal(matrix); sweep++)
            for (var p = 0; p < n; p++)
                for (var q = p + 1; q < n; q++)
                    if (matrix[p][q] != 0) Rotate(matrix, vectors, p, q);
        return [.. Enumerable.Range(0, n).Select(i => (matrix[i][i], vectors[i])).OrderByDescending(pair => pair.Item1)];
    }

    private static bool IsDiagonal(double[][] matrix)
    {
        var (off, total) = (0.0, 0.0);
        for (var i = 0; i < matrix.Length; i++)
            for (var j = 0; j < matrix.Length; j++)
            {
                total += matrix[i][j] * matrix[i][j];
                if (i != j) off += matrix[i][j] * matrix[i][j];
            }
        return off <= 1e-30 * total;
    }

    /// <summary>Makes one pair of off-diagonal elements zero; the rows of the vectors turn with it.</summary>
    private static void Rotate(double[][] a, double[][] vectors, int p, int q)
    {
        var theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var cosine = 1 / Math.Sqrt(t * t + 1);
        var sine = t * cosine;
        for (var k = 0; k < a.Length; k++) (a[k][p], a[k][q]) = (cosine * a[k][p] - sine * a[k][q], sine * a[k][p] + cosine * a[k][q]);
        foreach (var rows in new[] { a, vectors })
            for (var k = 0; k < a.Length; k++) (rows[p][k], rows[q][k]) = (cosine * rows[p][k] - sine * rows[q][k], sine * rows[p][k] + cosine * rows[q][k]);
    }
}
