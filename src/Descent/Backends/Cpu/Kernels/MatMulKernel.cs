using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Descent.Backends.Cpu.Simd;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>
/// The matrix product. Each element of C is one chain of fused multiply-adds over k = 0 … K − 1, so that its bits depend neither on
/// the width of vectors, nor on the tiles, nor on the number of threads. <c>T</c> is float or double.
/// </summary>
internal static unsafe class MatMulKernel
{
    /// <summary>A cache line, and the widest vector.</summary>
    private const int Alignment = 64;

    /// <summary>How a product is to be cut on a team of <paramref name="threads"/> threads; worth keeping for products that run often.</summary>
    public static MatMulPlan Plan<T>(in MatMulShape shape, int threads)
        where T : unmanaged =>
        Plan<T>(SimdWidths.Best, shape, threads);

    /// <summary>As above, with vectors of a width that a test chooses.</summary>
    public static MatMulPlan Plan<T>(SimdWidth width, in MatMulShape shape, int threads)
        where T : unmanaged
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw new NotSupportedException($"MatMul multiplies float and double, not {typeof(T).Name}.");
        return new MatMulPlan(shape, width, Lanes<T>(width), sizeof(T), threads);
    }

    /// <summary>How many bytes a run needs as its workspace when the team has <paramref name="threads"/> threads.</summary>
    public static nint WorkspaceBytes<T>(in MatMulShape shape, int threads)
        where T : unmanaged =>
        WorkspaceBytes<T>(Plan<T>(shape, threads), threads);

    /// <summary>As above, for a plan made for as many threads.</summary>
    public static nint WorkspaceBytes<T>(in MatMulPlan plan, int threads)
        where T : unmanaged =>
        Alignment + threads * plan.OwnSize * sizeof(T);

    /// <summary>Computes the product; allocates nothing.</summary>
    /// <param name="shape">Sizes and strides.</param>
    /// <param name="a">The first A.</param>
    /// <param name="b">The first B.</param>
    /// <param name="c">The first C; overlaps neither A nor B.</param>
    /// <param name="workspace">At least <see cref="WorkspaceBytes{T}(in MatMulShape, int)"/> bytes, of any alignment and content.</param>
    /// <param name="team">The threads to use; small products run on the caller alone.</param>
    /// <param name="epilogue">
    /// Null, or called as (state, first row, rows, thread) for each block of finished rows of C, while it is in the cache, by the thread that
    /// owns the block. Rows count over all batches (batch · M + row). The blocks cover each row once; where they are cut depends on the number of threads.
    /// </param>
    /// <param name="epilogueState">What the epilogue gets.</param>
    public static void Run<T>(
        in MatMulShape shape,
        T* a,
        T* b,
        T* c,
        void* workspace,
        ThreadTeam team,
        delegate*<void*, nint, nint, int, void> epilogue,
        void* epilogueState)
        where T : unmanaged =>
        Run(Plan<T>(shape, team.Threads), a, b, c, workspace, team, epilogue, epilogueState);

    /// <summary>As above, by a plan that was made for as many threads as the team has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(
        in MatMulPlan plan,
        T* a,
        T* b,
        T* c,
        void* workspace,
        ThreadTeam team,
        delegate*<void*, nint, nint, int, void> epilogue,
        void* epilogueState)
        where T : unmanaged
    {
        MatMulJob<T> job;
        job.Plan = plan;
        job.A = plan.SwapsOperands ? b : a;
        job.B = plan.SwapsOperands ? a : b;
        job.C = c;
        job.Workspace = (T*)(((nint)workspace + Alignment - 1) & -Alignment);
        job.Barrier = team.Barrier;
        job.Epilogue = epilogue;
        job.EpilogueState = epilogueState;

        delegate*<void*, int, int, void> body = Body<T>(plan.Width);
        if (plan.Threads == 1) body(&job, 0, 1);
        else team.Run(body, &job, plan.Work);
    }

    /// <summary>Elements of a vector of some width.</summary>
    public static int Lanes<T>(SimdWidth width)
        where T : unmanaged =>
        width == SimdWidth.Scalar ? 1 : (8 << (int)width) / sizeof(T);

    private static delegate*<void*, int, int, void> Body<T>(SimdWidth width)
        where T : unmanaged =>
        width switch
        {
            SimdWidth.Vector512 => Body512<T>(),
            SimdWidth.Vector256 => Body256<T>(),
            SimdWidth.Vector128 => Body128<T>(),
            _ => BodyScalar<T>(),
        };

    // A method for each width, so that the runtime's compiler loads the types of one alone.
    private static delegate*<void*, int, int, void> Body512<T>()
        where T : unmanaged => &MatMulLoops<Simd512<T>, Vector512<T>, T>.RunPart;

    private static delegate*<void*, int, int, void> Body256<T>()
        where T : unmanaged => &MatMulLoops<Simd256<T>, Vector256<T>, T>.RunPart;

    private static delegate*<void*, int, int, void> Body128<T>()
        where T : unmanaged => &MatMulLoops<Simd128<T>, Vector128<T>, T>.RunPart;

    private static delegate*<void*, int, int, void> BodyScalar<T>()
        where T : unmanaged => &MatMulLoops<SimdScalar<T>, T, T>.RunPart;
}
