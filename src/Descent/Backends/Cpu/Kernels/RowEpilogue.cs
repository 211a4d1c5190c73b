namespace Descent.Backends.Cpu.Kernels;

/// <summary>What is done to rows of a product as soon as they are finished, by the thread that finished them; perhaps nothing.</summary>
/// <param name="function">Null, or called as (state, first row, rows, thread); each row is handed over once.</param>
/// <param name="state">What the function gets.</param>
internal readonly unsafe struct RowEpilogue(delegate*<void*, nint, nint, int, void> function, void* state)
{
    public delegate*<void*, nint, nint, int, void> Function { get; } = function;

    public void* State { get; } = state;

    public void Run(nint firstRow, nint rows, int thread)
    {
        if (Function != null && rows > 0) Function(State, firstRow, rows, thread);
    }
}
