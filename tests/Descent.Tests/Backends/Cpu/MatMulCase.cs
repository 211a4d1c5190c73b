using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Descent.Backends.Cpu;
using Descent.Backends.Cpu.Kernels;
using Descent.Backends.Cpu.Simd;

namespace Descent.Tests.Backends.Cpu;

/// <summary>One product, run by the kernel and by the plain triple loop, on memory that ends where the matrices end.</summary>
internal sealed unsafe class MatMulCase<T> : IDisposable
    where T : unmanaged
{
    private readonly MatMulShape _shape;
    private readonly T* _a;
    private readonly T* _b;
    private readonly T* _start;
    private readonly T* _expected;
    private readonly T* _actual;
    private readonly nint _sizeC;
    private readonly int[] _finished;

    public MatMulCase(MatMulShape shape, int seed)
    {
        _shape = shape;
        _finished = new int[shape.Batch * shape.M];
        Random random = new(seed);
        _a = Fill(Size(shape.TransposeA ? shape.K : shape.M, shape.TransposeA ? shape.M : shape.K, shape.LeadingA, shape.BatchStrideA), random);
        _b = Fill(Size(shape.TransposeB ? shape.N : shape.K, shape.TransposeB ? shape.K : shape.N, shape.LeadingB, shape.BatchStrideB), random);
        _sizeC = Size(shape.M, shape.N, shape.LeadingC, shape.BatchStrideC);
        _start = Fill(_sizeC, random);
        _expected = Fill(_sizeC, random);
        _actual = Fill(_sizeC, random);
        Copy(_start, _expected);
        ComputePlainly();
    }

    /// <summary>Runs the kernel and compares every bit of C, gaps between rows included, and the rows that the epilogue was told of.</summary>
    public void Check(SimdWidth width, ThreadTeam team, bool withEpilogue)
    {
        Copy(_start, _actual);
        Array.Clear(_finished);
        MatMulPlan plan = MatMulKernel.Plan<T>(width, _shape, team.Threads);
        nint bytes = MatMulKernel.WorkspaceBytes<T>(plan, team.Threads);
        byte* workspace = (byte*)NativeMemory.Alloc((nuint)bytes + 8);
        new Span<byte>(workspace, (int)bytes + 8).Fill(0xFF);

        GCHandle handle = GCHandle.Alloc(this);
        delegate*<void*, nint, nint, int, void> epilogue = withEpilogue ? &OnFinished : null;
        MatMulKernel.Run(plan, _a, _b, _actual, workspace, team, epilogue, (void*)(nint)handle);
        handle.Free();

        Assert.Equal(ulong.MaxValue, *(ulong*)(workspace + bytes));
        NativeMemory.Free(workspace);
        if (!HasEqualBits(0, _sizeC)) Assert.Fail($"{_shape}, {width}, {team.Threads} threads: C differs.");
        Assert.DoesNotContain(withEpilogue ? 0 : 1, _finished);
        Assert.DoesNotContain(2, _finished);
    }

    public void Dispose()
    {
        foreach (nint memory in new[] { (nint)_a, (nint)_b, (nint)_start, (nint)_expected, (nint)_actual }) NativeMemory.Free((void*)memory);
    }

    private static void OnFinished(void* state, nint row, nint rows, int thread)
    {
        MatMulCase<T> self = (MatMulCase<T>)GCHandle.FromIntPtr((nint)state).Target!;
        MatMulShape shape = self._shape;
        for (nint i = row; i < row + rows; i++)
        {
            Interlocked.Increment(ref self._finished[i]);
            nint first = i / shape.M * shape.BatchStrideC + i % shape.M * shape.LeadingC;
            Assert.True(self.HasEqualBits(first, shape.N));
        }
    }

    private bool HasEqualBits(nint first, nint count) =>
        new Span<byte>(_expected + first, (int)count * sizeof(T)).SequenceEqual(new Span<byte>(_actual + first, (int)count * sizeof(T)));

    private nint Size(int rows, int columns, nint leading, nint batchStride) =>
        (_shape.Batch - 1) * batchStride + (rows - 1) * leading + columns;

    private static T* Fill(nint count, Random random)
    {
        T* memory = (T*)NativeMemory.Alloc((nuint)(count * sizeof(T)));
        for (nint i = 0; i < count; i++)
        {
            double value = random.NextDouble() * 2 - 1;
            if (typeof(T) == typeof(float)) ((float*)memory)[i] = (float)value;
            else ((double*)memory)[i] = value;
        }

        return memory;
    }

    private void Copy(T* source, T* target) => new Span<T>(source, (int)_sizeC).CopyTo(new Span<T>(target, (int)_sizeC));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ComputePlainly()
    {
        MatMulShape s = _shape;
        for (nint batch = 0; batch < s.Batch; batch++)
        for (nint i = 0; i < s.M; i++)
        for (nint j = 0; j < s.N; j++)
        {
            T* c = _expected + batch * s.BatchStrideC + i * s.LeadingC + j;
            if (!s.Accumulate) *c = default;
            for (nint k = 0; k < s.K; k++)
            {
                nint a = batch * s.BatchStrideA + (s.TransposeA ? k * s.LeadingA + i : i * s.LeadingA + k);
                nint b = batch * s.BatchStrideB + (s.TransposeB ? j * s.LeadingB + k : k * s.LeadingB + j);
                *c = SimdScalar<T>.FusedMultiplyAdd(_a[a], _b[b], *c);
            }
        }
    }
}
