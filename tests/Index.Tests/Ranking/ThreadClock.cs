using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CcgcStream.Index.Tests.Ranking;

/// <summary>Processor time of the calling thread, so that a busy machine does not look like a slow method; where the system tells none, wall time.</summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3; // CLOCK_THREAD_CPUTIME_ID of Linux

    public static double Milliseconds() => OperatingSystem.IsLinux() && GetTime(ThreadCpuTime, out var time) == 0
        ? (time.Seconds * 1e3) + (time.Nanoseconds / 1e6)
        : Stopwatch.GetTimestamp() * 1e3 / Stopwatch.Frequency;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
