namespace CcgcStream.Benchmarks.Text;

/// <summary>Measures by the processor time of the process, which neighbours on the machine stretch far less than the clock on the wall.</summary>
internal static class ProcessorTime
{
    /// <summary>Most items a second that one core did, over rounds after one that only warms up.</summary>
    public static double BestRate(int rounds, int items, Action work)
    {
        work();
        var best = 0.0;
        for (var round = 0; round < rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            work();
            best = Math.Max(best, items / (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }
        return best;
    }
}
