namespace Descent.Backends.Cpu.Kernels;

/// <summary>One run of a product, as its threads share it. Lives on the caller's stack.</summary>
internal unsafe struct MatMulJob<T>
    where T : unmanaged
{
    public MatMulPlan Plan;
    public T* A;
    public T* B;
    public T* C;
    public T* Workspace;
    public TeamBarrier* Barrier;
    public delegate*<void*, nint, nint, int, void> Epilogue;
    public void* EpilogueState;

    public readonly T* OwnWorkspace(int thread) => Workspace + thread * Plan.OwnSize;
}
