using Descent.Backends.Cpu.Kernels;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;
using Descent.Graph.Ops.Scalars;

namespace Descent.Tests.Backends.Cpu;

public sealed unsafe class KernelAllocationTests
{
    [Fact]
    public void KernelsAllocateNothing()
    {
        const int rows = 40, columns = 30, count = rows * columns;
        var full = new TensorType(DType.Float32, [rows, columns]);
        var group = new FusedElementwise([rows, columns],
            [
                new(new Constant([2], DType.Float32, []), [], DType.Float32),
                new(new Binary(new Power()), [0, 3], DType.Float32),
                new(new Binary(new Add()), [4, 1], DType.Float32),
                new(new Binary(new Divide()), [5, 2], DType.Float32),
                new(new Unary(new Sin()), [6], DType.Float32),
            ],
            [7]);
        var program = new InterpretedProgram(group, [full, new(DType.Float32, [columns]), new(DType.Float32, [rows, 1])], [(0, 0)]);
        var transpose = new StridedCopy(sizeof(float), [columns, rows], [1, columns], [rows, 1]);
        using var a = new GuardedMemory(count * sizeof(double));
        using var b = new GuardedMemory(count * sizeof(double));
        using var scratch = new GuardedMemory((int)program.ScratchBytes);
        using var numbers = new GuardedMemory(rows * sizeof(int));
        a.Bytes.Clear();
        b.Span<float>().Fill(3);
        numbers.Bytes.Clear();
        var operands = stackalloc byte*[] { a.Pointer, b.Pointer, b.Pointer, a.Pointer };

        void RunAll(byte** places)
        {
            program.Run(places, 0, count, scratch.Pointer);
            transpose.Run(a.Pointer, b.Pointer);
            ReduceKernel.Run(DType.Float32, Reduction.Sum, a.Pointer, b.Pointer, 1, count, 1);
            ReduceKernel.Run(DType.Float32, Reduction.Max, a.Pointer, b.Pointer, 1, rows, columns);
            ArgMaxKernel.Run(DType.Float32, a.Pointer, (int*)b.Pointer, rows, columns, 1);
            RandomUniformKernel.Run(DType.Float64, 1, 2, 3, rows, columns, b.Pointer);
            GatherKernel.Run(a.Pointer, rows, columns, (int*)numbers.Pointer, rows, b.Pointer);
            ScatterAddKernel.Run(DType.Float32, a.Pointer, (int*)numbers.Pointer, rows, columns, b.Pointer, rows);
        }

        RunAll(operands);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++) RunAll(operands);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
