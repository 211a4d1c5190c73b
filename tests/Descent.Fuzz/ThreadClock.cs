using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Descent.Fuzz;

/// <summary>The processor time of this thread where the system tells it (Linux), so that a processor that is elsewhere is no fault of a reader's; else the time that passes.</summary>
internal static class ThreadClock
{
    private const int ThreadCpuTime = 3;

    public static TimeSpan Now => OperatingSystem.IsLinux() && ReadClock(ThreadCpuTime, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0) : Stopwatch.GetElapsedTime(0);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ReadClock(int clock, out ClockTime time);

    private struct ClockTime
    {
        public long Seconds, Nanoseconds;
    }
}
