using Descent.Backends.Cpu;

namespace Descent.Tests.Backends.Cpu;

public sealed unsafe class ThreadTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void EveryThreadRunsTheBodyOnceARun(int threads)
    {
        using ThreadTeam team = new(threads);
        int* calls = stackalloc int[threads];
        for (int run = 1; run <= 2000; run++)
        {
            team.Run(&CountCall, calls);
            for (int thread = 0; thread < threads; thread++) Assert.Equal(run, calls[thread]);
        }
    }

    [Fact]
    public void WorkersThatFellAsleepWakeUp()
    {
        using ThreadTeam team = new(3);
        int* calls = stackalloc int[3];
        for (int run = 1; run <= 5; run++)
        {
            Thread.Sleep(50);
            team.Run(&CountCall, calls);
            Assert.Equal(3 * run, calls[0] + calls[1] + calls[2]);
        }
    }

    [Fact]
    public void ABarrierHoldsUntilAllHaveArrived()
    {
        using ThreadTeam team = new(3);
        BarrierState state = new() { Barrier = team.Barrier };
        team.Run(&TakeTurns, &state);
        Assert.Equal(0, state.Violations);
        Assert.Equal(3 * 500, state.Arrivals);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void WhatABodyThrowsReachesTheCallerAndFreesTheOthers(int failing)
    {
        using ThreadTeam team = new(3);
        FailureState state = new() { Barrier = team.Barrier, Failing = failing };
        void* pointer = &state;
        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(() => team.Run(&Fail, pointer));
        Assert.Equal($"thread {failing}", failure.Message);

        BarrierState next = new() { Barrier = team.Barrier };
        team.Run(&TakeTurns, &next);
        Assert.Equal(3 * 500, next.Arrivals);
    }

    [Fact]
    public void ATeamThatIsBusyRunsTheBodyOnTheCallerAlone()
    {
        using ThreadTeam team = new(2);
        NestedState state = new() { Team = (void*)(nint)System.Runtime.InteropServices.GCHandle.Alloc(team) };
        team.Run(&Nest, &state);
        Assert.Equal(2, state.Alone);
    }

    [Fact]
    public void ATeamThatGivesWayWorksAloneForSomeTimeAfterALongWait()
    {
        using ThreadTeam team = new(2, givesWay: true);
        int threads = 0;
        team.Run(&ComeLate, null);
        team.Run(&CountThreads, &threads);
        Assert.Equal(1, threads);
        for (int attempt = 0; attempt < 1000 && threads == 1; attempt++)
        {
            Thread.Sleep(10);
            team.Run(&CountThreads, &threads);
        }
        Assert.Equal(2, threads);
    }

    [Theory]
    [InlineData(0, 1600, 2)]
    [InlineData(200, 2000, 2)]
    [InlineData(1000, 7900, 1)]
    [InlineData(1000, 8100, 2)]
    public void WorkIsSharedWhereThatSavesFourTimesWhatHandingItOverCosts(double handOver, double work, int expected)
    {
        using ThreadTeam team = new(2, handOver: handOver);
        int threads = 0;
        team.Run(&CountThreads, &threads, work);
        Assert.Equal(expected, threads);
    }

    [Fact]
    public void WhatHandingOverCostsIsMeasuredAndAllocatesNothing()
    {
        using ThreadTeam team = new(2);
        // The first measurement that succeeds also makes what sorting needs once a process.
        HandOver first = new(team, nanoseconds: null);
        for (int attempt = 0; attempt < 100 && double.IsNaN(first.Nanoseconds); attempt++) first.IsWorth(1e9);
        HandOver handOver = new(team, nanoseconds: null);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(handOver.IsWorth(10));
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        for (int attempt = 0; attempt < 100 && double.IsNaN(handOver.Nanoseconds); attempt++) handOver.IsWorth(1e9);
        Assert.InRange(handOver.Nanoseconds, 20, 1e9);
        Assert.True(handOver.IsWorth(100 * handOver.Nanoseconds));
    }

    [Fact]
    public void TwoCallersAtOnceBothFinish()
    {
        using ThreadTeam team = new(2);
        long total = 0;
        Parallel.For(0, 3, _ =>
        {
            int* calls = stackalloc int[2];
            for (int run = 0; run < 1000; run++)
            {
                calls[0] = calls[1] = 0;
                team.Run(&CountCall, calls);
                Assert.Equal(1, calls[0]);
                Interlocked.Increment(ref total);
            }
        });
        Assert.Equal(3000, total);
    }

    [Fact]
    public void ARunAllocatesNothing()
    {
        using ThreadTeam team = new(2);
        int* calls = stackalloc int[2];
        team.Run(&CountCall, calls);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int run = 0; run < 100; run++) team.Run(&CountCall, calls);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void ATeamNeedsAThread() => Assert.Throws<ArgumentOutOfRangeException>(() => new ThreadTeam(0));

    private static void CountCall(void* state, int thread, int threads) => ((int*)state)[thread]++;

    private static void TakeTurns(void* state, int thread, int threads)
    {
        BarrierState* shared = (BarrierState*)state;
        for (int turn = 1; turn <= 500; turn++)
        {
            Interlocked.Increment(ref shared->Arrivals);
            shared->Barrier->Wait(threads);
            if (Volatile.Read(ref shared->Arrivals) != turn * threads) Interlocked.Increment(ref shared->Violations);
            shared->Barrier->Wait(threads);
        }
    }

    private static void Fail(void* state, int thread, int threads)
    {
        FailureState* shared = (FailureState*)state;
        if (thread == shared->Failing) throw new InvalidOperationException($"thread {thread}");
        shared->Barrier->Wait(threads);
    }

    private static void ComeLate(void* state, int thread, int threads)
    {
        if (thread > 0) Thread.Sleep(300);
    }

    private static void CountThreads(void* state, int thread, int threads)
    {
        if (thread == 0) *(int*)state = threads;
    }

    private static void Nest(void* state, int thread, int threads)
    {
        NestedState* shared = (NestedState*)state;
        ThreadTeam team = (ThreadTeam)System.Runtime.InteropServices.GCHandle.FromIntPtr((nint)shared->Team).Target!;
        team.Run(&CountAlone, state);
    }

    private static void CountAlone(void* state, int thread, int threads)
    {
        if (threads == 1) Interlocked.Increment(ref ((NestedState*)state)->Alone);
    }

    private struct BarrierState
    {
        public TeamBarrier* Barrier;
        public int Arrivals;
        public int Violations;
    }

    private struct FailureState
    {
        public TeamBarrier* Barrier;
        public int Failing;
    }

    private struct NestedState
    {
        public void* Team;
        public int Alone;
    }
}
