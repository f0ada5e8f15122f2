using CcgcStream.Aggregator.Retention;
using CcgcStream.Aggregator.Tests.Fakes;
using CcgcStream.Aggregator.Tests.Worlds;
using CcgcStream.Contracts.V1;
using CcgcStream.State;
using CcgcStream.State.Cities.Keys;
using CcgcStream.State.Cities.Reading;
using CcgcStream.Streaming;
using Microsoft.Extensions.Time.Testing;

namespace CcgcStream.Aggregator.Tests.Retention;

/// <summary>The real processor of one partition over some store, on a clock that the test moves along with the data.</summary>
internal sealed class LivePartition(IStateStore store, IScoreStore scores, RetentionOptions retention) : IAsyncDisposable
{
    private IPartitionProcessor? _processor;
    private long _offset;

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.UnixEpoch.AddMicroseconds(PieceMaker.StartUs));

    public IStateStore Store => store;

    public IScoreStore Scores => scores;

    public CityStateReader Reader { get; } = new(store, 1);

    /// <summary>The clock's now, Unix microseconds.</summary>
    public long NowUs => Clock.GetUtcNow().ToUnixTimeMilliseconds() * 1000;

    /// <summary>Gives records to the partition, as they come from the log.</summary>
    public async Task SendAsync(params IReadOnlyList<Enriched> records)
    {
        if (records.Count == 0)
        {
            return;
        }

        var batch = new ScriptedLog(records).Records.Select(record => record with { Offset = _offset++ }).ToArray();
        for (var failures = 0; ; failures++)
        {
            try
            {
                await (await OpenAsync()).ProcessAsync(batch, default);
                return;
            }
            catch (IOException) when (failures < 100)
            {
                // The log gives the batch again, as after any failure.
            }
        }
    }

    /// <summary>Lets time pass with nothing to count; whatever is due is done.</summary>
    public async Task WaitAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await (await OpenAsync()).OnIdleAsync(default);
    }

    /// <summary>Sends pieces at their own time, and waits in steps until the last of them and no shorter than the days.</summary>
    public async Task LiveThroughAsync(IReadOnlyList<Enriched> records, int days, int step = 1)
    {
        var ordered = records.OrderBy(TimeOf).ToArray();
        for (var (day, at) = (0, 0); day < days; day += step)
        {
            await WaitAsync(TimeSpan.FromDays(step));
            var until = ordered.Skip(at).TakeWhile(record => TimeOf(record) <= NowUs).ToArray();
            await SendAsync(until);
            at += until.Length;
        }

        await WaitAsync(TimeSpan.FromHours(2));
    }

    /// <summary>Another process takes the partition over.</summary>
    public async Task RestartAsync()
    {
        await DisposeAsync();
        _processor = null;
    }

    /// <summary>Entries of the partition by the letter that their keys begin with.</summary>
    public async Task<SortedDictionary<char, int>> CountAsync(string? generation = null)
    {
        var counts = new SortedDictionary<char, int>();
        foreach (var prefix in StateKeys.GenerationPrefixes)
        {
            var (from, to) = generation is null ? ([(byte)prefix], [(byte)(prefix + 1)]) : StateKeys.All(prefix, generation);
            await foreach (var _ in store.ScanAsync(FoldRun.Space, from, to, false, default))
            {
                counts[prefix] = counts.GetValueOrDefault(prefix) + 1;
            }
        }

        return counts;
    }

    public static long TimeOf(Enriched record) => record.Mention?.PublishedAtUs ?? record.Sweep.Posts[0].PublishedAtUs;

    public async ValueTask DisposeAsync()
    {
        if (_processor is { } open)
        {
            await open.DisposeAsync();
        }
    }

    private async ValueTask<IPartitionProcessor> OpenAsync() =>
        _processor ??= await ProcessorRun.Factory(new ScriptedLog([]), store, scores, Clock, retention).OpenAsync(ScriptedLog.Topic, 0, default);
}
