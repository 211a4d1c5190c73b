namespace Descent.Backends.Cpu.Kernels;

/// <summary>
/// C[b] (+)= op(A[b]) · op(B[b]) for b in 0 … Batch − 1, where op(A) is M × K, op(B) is K × N, C is M × N, all stored by rows, and op is
/// the identity or the transpose. Leading dimensions and batch strides count elements; a batch stride of 0 shares the matrix.
/// </summary>
/// <param name="Batch">How many products.</param>
/// <param name="M">Rows of C.</param>
/// <param name="N">Columns of C.</param>
/// <param name="K">Terms of each sum.</param>
/// <param name="TransposeA">Whether A is stored as K × M.</param>
/// <param name="TransposeB">Whether B is stored as N × K.</param>
/// <param name="LeadingA">From one stored row of A to the next.</param>
/// <param name="LeadingB">From one stored row of B to the next.</param>
/// <param name="LeadingC">From one row of C to the next.</param>
/// <param name="BatchStrideA">From one A to the next.</param>
/// <param name="BatchStrideB">From one B to the next.</param>
/// <param name="BatchStrideC">From one C to the next; not 0 when there are several.</param>
/// <param name="Accumulate">Whether the sums start from what C holds instead of from zero.</param>
internal readonly record struct MatMulShape(
    int Batch,
    int M,
    int N,
    int K,
    bool TransposeA,
    bool TransposeB,
    nint LeadingA,
    nint LeadingB,
    nint LeadingC,
    nint BatchStrideA,
    nint BatchStrideB,
    nint BatchStrideC,
    bool Accumulate)
{
    /// <summary>Matrices without gaps between their rows or between each other.</summary>
    public static MatMulShape Dense(
        int batch, int m, int n, int k, bool transposeA = false, bool transposeB = false, bool accumulate = false) =>
        new(
            batch, m, n, k, transposeA, transposeB,
            transposeA ? m : k, transposeB ? k : n, n,
            (nint)m * k, (nint)k * n, (nint)m * n, accumulate);

    /// <summary>
    /// The same product with fewer cases: batches that are one matrix with more rows become that matrix, and a product with a column
    /// becomes one with a row (Cᵀ = op(B)ᵀ op(A)ᵀ), whose elements lie side by side as vectors want them.
    /// </summary>
    /// <param name="swapsOperands">Whether A and B have changed places.</param>
    internal MatMulShape Simplify(out bool swapsOperands)
    {
        MatMulShape shape = this;
        if (Batch > 1 && BatchStrideB == 0 && !TransposeA && BatchStrideA == M * LeadingA && BatchStrideC == M * LeadingC)
            shape = this with { Batch = 1, M = Batch * M };
        swapsOperands = shape.N == 1 && shape.LeadingC == 1 && shape.M > 1;
        return swapsOperands ? shape.Swap() : shape;
    }

    private MatMulShape Swap() =>
        new(
            Batch, N, M, K, !TransposeB, !TransposeA, LeadingB, LeadingA, M,
            BatchStrideB, BatchStrideA, BatchStrideC, Accumulate);
}
