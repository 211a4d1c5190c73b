using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Descent.Backends.Cpu;

/// <summary>
/// Threads that run one body together, again and again: the caller and <c>threads − 1</c> workers. Workers spin for a moment after a run and
/// then sleep, so that runs that follow each other start within a microsecond. A run allocates nothing. A team of one starts no thread.
/// </summary>
/// <remarks>
/// Where other programs have the cores, a worker's part waits for milliseconds until it gets one, and the caller with it. A team that gives way then
/// computes on the caller alone for some time.
/// </remarks>
internal sealed unsafe class ThreadTeam : IDisposable
{
    private readonly Thread[] _workers;
    private readonly object _gate = new();
    private readonly TeamBarrier* _barrier;
    private readonly Finished* _finished;
    private readonly HandOver _handOver;
    private readonly bool _givesWay;
    private long _aloneUntil;
    private PaddedCounters _counters;
    private Exception? _failure;
    private volatile bool _stopping;

    /// <param name="threads">How many threads run a body, the caller's included: at least 1.</param>
    /// <param name="givesWay">Whether bodies run on the caller alone while the workers do not get a core.</param>
    /// <param name="handOver">What it costs to hand work over, in nanoseconds; null: it is measured.</param>
    public ThreadTeam(int threads, bool givesWay = false, double? handOver = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _givesWay = givesWay;
        _finished = (Finished*)NativeMemory.AlignedAlloc((nuint)(threads * sizeof(Finished)), 128);
        new Span<Finished>(_finished, threads).Clear();
        _barrier = (TeamBarrier*)NativeMemory.AlignedAlloc((nuint)sizeof(TeamBarrier), 128);
        *_barrier = default;
        _workers = new Thread[threads - 1];
        _handOver = new(this, handOver);
        for (int i = 0; i < _workers.Length; i++)
        {
            int index = i + 1;
            _workers[i] = new Thread(() => Work(index)) { IsBackground = true, Name = $"Descent {index}" };
            _workers[i].Start();
        }
    }

    /// <summary>The caller alone.</summary>
    public static ThreadTeam Alone { get; } = new(1);

    /// <summary>How many threads run a body, the caller's included.</summary>
    public int Threads => _workers.Length + 1;

    /// <summary>Where the threads of a body meet; to be given the number of threads that the body was called with.</summary>
    public TeamBarrier* Barrier => _barrier;

    /// <summary>
    /// Calls <c>body(state, thread, threads)</c> once on each thread and returns when all have returned. When the team is busy (a second
    /// caller, or a body that calls in turn) or gives way, the body runs on the caller alone, as (state, 0, 1).
    /// </summary>
    /// <remarks>What a body throws is thrown here, after every thread has left the body.</remarks>
    public void Run(delegate*<void*, int, int, void> body, void* state)
    {
        ObjectDisposedException.ThrowIf(_stopping, this);
        long start = _givesWay ? Stopwatch.GetTimestamp() : 0;
        if (_workers.Length == 0 || start < _aloneUntil || Interlocked.CompareExchange(ref _counters.Busy, 1, 0) != 0)
        {
            body(state, 0, 1);
            return;
        }

        try
        {
            RunTogether(body, state, start);
        }
        finally
        {
            Volatile.Write(ref _counters.Busy, 0);
        }
    }

    /// <summary>As above, but on the caller alone where handing a part over costs more than it brings.</summary>
    /// <param name="body">What is run.</param>
    /// <param name="state">What it gets.</param>
    /// <param name="work">How long one thread takes, in nanoseconds.</param>
    public void Run(delegate*<void*, int, int, void> body, void* state, double work)
    {
        if (IsWorth(work)) Run(body, state);
        else body(state, 0, 1);
    }

    /// <summary>Whether the team does in less time what takes one thread some nanoseconds.</summary>
    public bool IsWorth(double work)
    {
        ObjectDisposedException.ThrowIf(_stopping, this);
        return WorkTime.MayBeShared(work, Threads) && _handOver.IsWorth(work);
    }

    /// <summary>Ends the workers. No run may be under way.</summary>
    public void Dispose()
    {
        if (_stopping) return;
        _stopping = true;
        StartWorkers();
        foreach (Thread worker in _workers) worker.Join();
        NativeMemory.AlignedFree(_barrier);
        NativeMemory.AlignedFree(_finished);
    }

    private void RunTogether(delegate*<void*, int, int, void> body, void* state, long start)
    {
        _counters.Body = body;
        _counters.State = state;
        var run = StartWorkers();
        RunBody(0);
        Spin spin = default;
        long sinceLong = 0;
        for (int worker = 1; worker <= _workers.Length; worker++)
        {
            while (Volatile.Read(ref _finished[worker].Run) != run)
            {
                spin.Once();
                if (sinceLong == 0 && spin.IsLong) sinceLong = Stopwatch.GetTimestamp();
            }
        }
        if (_givesWay) GiveWay(start, sinceLong);
        if (_failure is not null) ThrowFailure();
    }

    /// <summary>If more of the time since <paramref name="start"/> was waiting than work, the caller works alone for four times as long as it has waited: waiting then costs a fifth of the time at most.</summary>
    private void GiveWay(long start, long sinceLong)
    {
        long waited = _barrier->TakeWaited();
        if (sinceLong == 0 && waited == 0) return;
        long now = Stopwatch.GetTimestamp();
        if (sinceLong != 0) waited += now - sinceLong;
        if (2 * waited > now - start) _aloneUntil = now + (4 * waited);
    }

    /// <summary>
    /// The increment's full fence stands between the write of Generation and the read of Sleepers, as it does the other way round in
    /// <see cref="Sleep"/>: either the worker sees the new generation or the caller sees the sleeper.
    /// </summary>
    private int StartWorkers()
    {
        int run = Interlocked.Increment(ref _counters.Generation);
        if (Volatile.Read(ref _counters.Sleepers) == 0) return run;
        lock (_gate) Monitor.PulseAll(_gate);
        return run;
    }

    private void Sleep(int seen)
    {
        lock (_gate)
        {
            Interlocked.Increment(ref _counters.Sleepers);
            while (Volatile.Read(ref _counters.Generation) == seen) Monitor.Wait(_gate);
            Interlocked.Decrement(ref _counters.Sleepers);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Work(int thread)
    {
        int seen = 0;
        while (true)
        {
            Spin spin = default;
            while (Volatile.Read(ref _counters.Generation) == seen)
            {
                spin.Once();
                if (spin.IsExhausted) Sleep(seen);
            }

            seen++;
            if (_stopping) return;
            RunBody(thread);
            Volatile.Write(ref _finished[thread].Run, seen);
        }
    }

    private void RunBody(int thread)
    {
        try
        {
            _counters.Body(_counters.State, thread, Threads);
        }
        catch (TeamAbortedException)
        {
            // The thread that failed has left its exception.
        }
        catch (Exception failure)
        {
            Interlocked.CompareExchange(ref _failure, failure, null);
            _barrier->Abort();
        }
    }

    private void ThrowFailure()
    {
        Exception failure = _failure!;
        _failure = null;
        _barrier->Reset();
        ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>What different threads write, each on cache lines of its own; what starts a worker is on one line.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 512)]
    private struct PaddedCounters
    {
        /// <summary>Counts runs: a worker starts when it differs from what the worker has seen.</summary>
        [FieldOffset(128)]
        public int Generation;

        [FieldOffset(136)]
        public delegate*<void*, int, int, void> Body;

        [FieldOffset(144)]
        public void* State;

        [FieldOffset(256)]
        public int Sleepers;

        /// <summary>1 while a run is under way.</summary>
        [FieldOffset(384)]
        public int Busy;
    }

    /// <summary>The run whose body a worker has left last, on cache lines that it alone writes.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Finished
    {
        [FieldOffset(0)]
        public int Run;
    }
}
