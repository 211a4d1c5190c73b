using System.Runtime.InteropServices;
using Descent.Backends.Cpu;
using Descent.Backends.Cpu.Kernels;
using Descent.Backends.Cpu.Simd;

namespace Descent.Tests.Backends.Cpu;

public sealed unsafe class MatMulKernelTests : IDisposable
{
    private readonly ThreadTeam[] _teams = [new(1), new(2, handOver: 0), new(3, handOver: 0)];

    public static TheoryData<bool, bool> Transposes => new() { { false, false }, { false, true }, { true, false }, { true, true } };

    public void Dispose()
    {
        foreach (ThreadTeam team in _teams) team.Dispose();
    }

    [Theory]
    [MemberData(nameof(Transposes))]
    public void SmallShapesGiveTheBitsOfThePlainLoop(bool transposeA, bool transposeB)
    {
        Random random = new(transposeA ? 11 : 12);
        for (int sample = 0; sample < 150; sample++)
        {
            int m = random.Next(1, 21), n = random.Next(1, 21), k = random.Next(1, 21);
            CheckBothTypes(MatMulShape.Dense(1, m, n, k, transposeA, transposeB, accumulate: sample % 3 == 0), sample);
        }
    }

    [Theory]
    [MemberData(nameof(Transposes))]
    public void LargerShapesGiveTheBitsOfThePlainLoop(bool transposeA, bool transposeB)
    {
        (int M, int N, int K)[] sizes =
        [
            (32, 29, 16), (1, 29, 16), (1, 300, 40), (300, 1, 40), (1, 1, 700), (1000, 10, 10), (10, 10, 1000), (129, 67, 401), (67, 129, 33),
            (50, 47, 385), (64, 64, 64), (131, 33, 800), (7, 515, 130), (500, 15, 31), (96, 256, 256), (260, 40, 17), (530, 34, 512),
        ];
        foreach ((int m, int n, int k) in sizes)
            CheckBothTypes(MatMulShape.Dense(1, m, n, k, transposeA, transposeB, accumulate: k % 2 == 0), m);
    }

    [Theory]
    [MemberData(nameof(Transposes))]
    public void BatchesGiveTheBitsOfThePlainLoop(bool transposeA, bool transposeB)
    {
        (int Batch, int M, int N, int K)[] sizes = [(2, 5, 7, 3), (5, 16, 16, 16), (3, 70, 50, 60), (16, 40, 33, 20), (9, 20, 1, 33), (3, 100, 80, 90)];
        foreach ((int batch, int m, int n, int k) in sizes)
        {
            MatMulShape shape = MatMulShape.Dense(batch, m, n, k, transposeA, transposeB, accumulate: batch == 3);
            CheckBothTypes(shape, batch);
            CheckBothTypes(shape with { BatchStrideB = 0 }, batch);
            CheckBothTypes(shape with { BatchStrideA = 0 }, batch);
        }
    }

    [Theory]
    [MemberData(nameof(Transposes))]
    public void GapsBetweenRowsAreNeitherReadAsDataNorWritten(bool transposeA, bool transposeB)
    {
        (int M, int N, int K)[] sizes = [(13, 9, 5), (40, 1, 12), (1, 40, 12), (70, 45, 400), (128, 40, 64)];
        foreach ((int m, int n, int k) in sizes)
        {
            MatMulShape dense = MatMulShape.Dense(2, m, n, k, transposeA, transposeB);
            CheckBothTypes(
                dense with
                {
                    LeadingA = dense.LeadingA + 3,
                    LeadingB = dense.LeadingB + 5,
                    LeadingC = n + 2,
                    BatchStrideA = (dense.LeadingA + 3) * (transposeA ? k : m) + 1,
                    BatchStrideB = (dense.LeadingB + 5) * (transposeB ? n : k),
                    BatchStrideC = (n + 2) * m + 7,
                },
                m);
        }
    }

    [Theory]
    [MemberData(nameof(Transposes))]
    public void RowsThatLieAPageApartGiveTheSameBits(bool transposeA, bool transposeB) =>
        CheckBothTypes(
            MatMulShape.Dense(1, 100, 70, 390, transposeA, transposeB) with { LeadingA = 1024, LeadingB = 1024, LeadingC = 1024 }, 1);

    [Fact]
    public void ASumOfNoTermsIsZeroOrWhatWasThere()
    {
        CheckBothTypes(MatMulShape.Dense(1, 5, 6, 0), 1);
        CheckBothTypes(MatMulShape.Dense(1, 5, 6, 0, accumulate: true), 2);
    }

    [Fact]
    public void ARunAllocatesNothing()
    {
        MatMulShape shape = MatMulShape.Dense(1, 128, 100, 90, transposeB: true);
        foreach (ThreadTeam team in _teams)
        {
            float* memory = (float*)NativeMemory.AllocZeroed(3 * 128 * 128, sizeof(float));
            void* workspace = NativeMemory.Alloc((nuint)MatMulKernel.WorkspaceBytes<float>(shape, team.Threads));
            MatMulKernel.Run(shape, memory, memory + 16384, memory + 32768, workspace, team, null, null);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 10; i++) MatMulKernel.Run(shape, memory, memory + 16384, memory + 32768, workspace, team, null, null);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
            NativeMemory.Free(memory);
            NativeMemory.Free(workspace);
        }
    }

    private void CheckBothTypes(MatMulShape shape, int seed)
    {
        Check<float>(shape, seed);
        Check<double>(shape, seed);
    }

    private void Check<T>(MatMulShape shape, int seed)
        where T : unmanaged
    {
        using MatMulCase<T> @case = new(shape, seed);
        foreach (SimdWidth width in SimdWidths.Supported)
        foreach (ThreadTeam team in _teams)
        {
            @case.Check(width, team, withEpilogue: true);
            if (team.Threads == 2) @case.Check(width, team, withEpilogue: false);
        }
    }
}
