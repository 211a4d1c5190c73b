using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Simd;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>How threads share a product, for one width of vector: batches, row blocks or panels, and the epilogues.</summary>
internal static unsafe class MatMulLoops<TSimd, TVector, T>
    where TSimd : ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    /// <summary>One thread's part of a <see cref="MatMulJob{T}"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunPart(void* state, int thread, int threads)
    {
        MatMulJob<T>* job = (MatMulJob<T>*)state;
        int batches = job->Plan.Shape.Batch;
        if (job->Plan.SplitsBatches)
        {
            int end = Share(batches, thread + 1, threads);
            for (int batch = Share(batches, thread, threads); batch < end; batch++) SharePanels(job, batch, thread, 0, 1);
        }
        else if (job->Plan.RowsOutermost)
        {
            for (int batch = 0; batch < batches; batch++) ShareRows(job, batch, thread, threads);
        }
        else
        {
            for (int batch = 0; batch < batches; batch++) SharePanels(job, batch, thread, thread, threads);
        }
    }

    private static int Share(int count, int part, int parts) => parts == 1 ? count * part : (int)((long)count * part / parts);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ShareRows(MatMulJob<T>* job, int batch, int thread, int threads)
    {
        ref readonly MatMulPlan plan = ref job->Plan;
        int end = Share(plan.RowBlocks, thread + 1, threads);
        for (int block = Share(plan.RowBlocks, thread, threads); block < end; block++)
        {
            int row = plan.RowBlockStart(block);
            int rows = plan.RowBlockStart(block + 1) - row;
            MatMulBlock<TSimd, TVector, T>.Multiply(job, batch, thread, row, rows, 0, plan.Panels);
            if (job->Epilogue != null) job->Epilogue(job->EpilogueState, (nint)batch * plan.RowsOfBatch + row, rows, thread);
        }
    }

    /// <summary>Part <paramref name="part"/> of <paramref name="parts"/> of the panels, then of the row blocks' epilogues.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SharePanels(MatMulJob<T>* job, int batch, int thread, int part, int parts)
    {
        ref readonly MatMulPlan plan = ref job->Plan;
        MatMulBlock<TSimd, TVector, T>.Multiply(job, batch, thread, 0, plan.Shape.M, Share(plan.Panels, part, parts), Share(plan.Panels, part + 1, parts));
        if (job->Epilogue == null) return;

        job->Barrier->Wait(parts);
        int end = Share(plan.RowBlocks, part + 1, parts);
        for (int block = Share(plan.RowBlocks, part, parts); block < end; block++)
        {
            int row = plan.RowBlockStart(block);
            int rows = plan.RowBlockStart(block + 1) - row;
            job->Epilogue(job->EpilogueState, (nint)batch * plan.RowsOfBatch + row, rows, thread);
        }
    }
}
