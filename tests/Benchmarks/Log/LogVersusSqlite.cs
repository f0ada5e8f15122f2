using System.Diagnostics;
using System.Globalization;
using CcgcStream.Streaming;
using CcgcStream.Streaming.Embedded;
using Microsoft.Extensions.Logging.Abstractions;

namespace CcgcStream.Benchmarks.Log;

/// <summary>
/// The embedded log beside SQLite in the same run, on the same disk, turn by turn: records of 512 bytes, every append durable before it
/// counts. Batches by one writer; single records by 64 writers at once, where group commit pays; and reading all of it. The best of several rounds.
/// </summary>
internal static class LogVersusSqlite
{
    private const int Rounds = 5;
    private const int BatchSize = 1000;
    private const int Batches = 40;
    private const int Writers = 64;
    private const int Singles = 20;

    private static readonly byte[] Key = "x:1234567890123456789"u8.ToArray();
    private static readonly byte[] Value = new byte[512];

    public static async Task<int> RunAsync(TextWriter output)
    {
        new Random(1).NextBytes(Value);
        var directory = Directory.CreateTempSubdirectory("ccgc-bench-");
        try
        {
            await using var database = EmbeddedDatabase.Open(Path.Combine(directory.FullName, "rocks"));
            await using var log = new EmbeddedEventLog(database, TimeProvider.System, NullLogger<EmbeddedEventLog>.Instance);
            await log.EnsureTopicAsync("t", 1, default);
            using var sqlite = new SqliteLog(directory.FullName);
            var batch = Enumerable.Repeat(new LogRecord(Key, Value), BatchSize).ToArray();
            LogRecord[] single = [new(Key, Value)];

            output.WriteLine("records/s                           embedded log      SQLite   ratio");
            await CompareAsync(output, "one writer, batches of 1,000", BatchSize * Batches,
                () => RepeatAsync(Batches, async () => await log.AppendAsync("t", batch, default)),
                () => RepeatAsync(Batches, () => Task.Run(() => sqlite.Append(BatchSize, Key, Value))));
            await CompareAsync(output, "64 writers, single records", Writers * Singles,
                () => Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => RepeatAsync(Singles, async () => await log.AppendAsync("t", single, default)))),
                () => Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => RepeatAsync(Singles, () => Task.Run(() => sqlite.Append(1, Key, Value))))));
            await CompareAsync(output, "reading everything", Rounds * (BatchSize * Batches + (Writers * Singles)),
                async () => await ReadAsync(log),
                () => Task.Run(sqlite.ReadAll));
            return 0;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task CompareAsync(TextWriter output, string name, int records, Func<Task> ours, Func<Task> theirs)
    {
        var (best, peer) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            best = Min(best, await TimeAsync(ours));
            peer = Min(peer, await TimeAsync(theirs));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-34} {records / best.TotalSeconds,13:N0} {records / peer.TotalSeconds,11:N0} {peer / best,7:F1}"));
    }

    private static async Task ReadAsync(EmbeddedEventLog log)
    {
        await foreach (var _ in log.ReadAsync("t", 0, 0, default))
        {
            // Reading is the work.
        }
    }

    private static async Task RepeatAsync(int times, Func<Task> work)
    {
        for (var i = 0; i < times; i++)
        {
            await work();
        }
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
