using System.Text;

namespace CcgcStream.Streaming.Tests;

/// <summary>What every engine of the event log must do.</summary>
public abstract class EventLogContract : IAsyncLifetime
{
    private const int Partitions = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly string _topic = $"t-{Guid.NewGuid():N}";
    private IEventLog _log = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _log = await OpenAsync();
        await _log.EnsureTopicAsync(_topic, Partitions, Ct);
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _log is null ? ValueTask.CompletedTask : _log.DisposeAsync();
    }

    protected abstract ValueTask<IEventLog> OpenAsync();

    [Fact]
    public async Task Records_of_a_partition_come_back_whole_in_order_and_without_gaps()
    {
        var written = Enumerable.Range(0, 300).Select(i => new LogRecord(Bytes($"key{i % 7}"), Bytes($"value{i}"), null, [new LogHeader("n", Bytes($"{i}"))])).ToArray();
        var positions = new List<LogPosition>();
        foreach (var chunk in written.Chunk(50))
        {
            positions.AddRange(await _log.AppendAsync(_topic, chunk, Ct));
        }

        for (var partition = 0; partition < Partitions; partition++)
        {
            var read = await ReadAsync(partition);
            Assert.Equal(Enumerable.Range(0, read.Count).Select(i => (long)i), read.Select(r => r.Offset));
            var expected = written.Zip(positions).Where(w => w.Second.Partition == partition).OrderBy(w => w.Second.Offset).Select(w => w.First).ToArray();
            Assert.Equal(expected.Select(e => Text(e.Value)), read.Select(r => Text(r.Value)));
            Assert.Equal(expected.Select(e => Text(e.Key)), read.Select(r => Text(r.Key)));
            Assert.Equal(expected.Select(e => Text(e.Headers![0].Value)), read.Select(r => Text(r.Headers[0].Value)));
            Assert.Equal((0, read.Count), await _log.WatermarksAsync(_topic, partition, Ct));
        }
    }

    [Fact]
    public async Task A_key_goes_to_the_partition_that_Kafka_s_clients_choose_and_a_chosen_partition_is_kept()
    {
        foreach (var key in new[] { "wuhan", "beijing", "shanghai", "xi'an", "x" })
        {
            var position = Assert.Single(await _log.AppendAsync(_topic, [new LogRecord(Bytes(key), Bytes("v"))], Ct));
            Assert.Equal(Partitioning.Murmur2.Partition(Bytes(key), Partitions), position.Partition);
        }

        Assert.Equal(3, (await _log.AppendAsync(_topic, [new LogRecord(Bytes("wuhan"), Bytes("v"), 3)], Ct))[0].Partition);
    }

    [Fact]
    public async Task A_group_goes_on_where_it_stopped()
    {
        await AppendAsync(0, 40);
        var first = new RecordingFactory();
        await ConsumeUntilAsync("g", first, () => first.Count == 40);
        await AppendAsync(40, 40);
        var second = new RecordingFactory();
        await ConsumeUntilAsync("g", second, () => second.Count >= 40);

        // At least once: a few of the first may come again, none of the second may be missing.
        Assert.Superset(Values(40, 40), second.Values.ToHashSet());
        Assert.True(second.Count < 80, "the group began anew");
    }

    [Fact]
    public async Task A_processor_chooses_its_own_start()
    {
        await _log.AppendAsync(_topic, [.. Enumerable.Range(0, 20).Select(i => new LogRecord(default, Bytes($"v{i}"), 1))], Ct);
        var factory = new RecordingFactory { StartOffset = p => p == 1 ? 15 : null };
        await ConsumeUntilAsync("own", factory, () => factory.Count == 5);
        Assert.Equal(Values(15, 5), factory.Values.ToHashSet());
    }

    [Fact]
    public async Task A_failing_processor_gets_its_records_again_and_loses_none()
    {
        await AppendAsync(0, 60);
        var failures = 0;
        var factory = new RecordingFactory { BeforeBatch = () => { if (Interlocked.Increment(ref failures) is 1 or 3) { throw new InvalidOperationException("on purpose"); } } };
        await ConsumeUntilAsync("failing", factory, () => factory.Values.Distinct().Count() == 60);
        Assert.Equal(Values(0, 60), factory.Values.ToHashSet());
        Assert.True(factory.Opened > factory.Partitions, "the processor was not opened again");
    }

    [Fact]
    public async Task Two_members_share_the_partitions_and_together_miss_nothing()
    {
        var (a, b) = (new RecordingFactory(), new RecordingFactory());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var members = new[] { a, b }.Select(f => _log.ConsumeAsync(_topic, "pair", f, Options, stop.Token)).ToArray();
        await WaitAsync(() => a.Open.Count > 0 && b.Open.Count > 0 && a.Open.Count + b.Open.Count == Partitions);
        await AppendAsync(0, 200);
        await WaitAsync(() => a.Values.Concat(b.Values).Distinct().Count() == 200);
        await stop.CancelAsync();
        await Task.WhenAll(members);
        Assert.Empty(a.Open);
        Assert.Empty(b.Open);
    }

    [Fact]
    public async Task An_idle_processor_is_called_now_and_then()
    {
        var factory = new RecordingFactory();
        await ConsumeUntilAsync("idle", factory, () => factory.Idle >= 3);
    }

    [Fact]
    public async Task A_consumer_hears_of_a_record_at_once()
    {
        var factory = new RecordingFactory();
        await ConsumeUntilAsync("prompt", factory, () => factory.Count > 0, async () =>
        {
            await WaitAsync(() => factory.Open.Count == Partitions);
            await AppendAsync(0, 1);
        });
    }

    [Fact]
    public async Task A_topic_that_is_not_there_is_refused_or_made_but_never_swallowed()
    {
        try
        {
            await _log.AppendAsync("missing-" + _topic, [new LogRecord(default, Bytes("v"), 0)], Ct);
            Assert.True(await _log.PartitionCountAsync("missing-" + _topic, Ct) > 0);
        }
        catch (EventLogException e)
        {
            Assert.Contains("missing-", e.Message, StringComparison.Ordinal);
        }
    }

    private static ConsumeOptions Options => new() { MaxBatch = 16, IdleInterval = TimeSpan.FromMilliseconds(50), RetryBackoff = TimeSpan.FromMilliseconds(20) };

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    private static HashSet<string> Values(int from, int count) => [.. Enumerable.Range(from, count).Select(i => $"v{i}")];

    private static async Task WaitAsync(Func<bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(Patience);
        while (!condition())
        {
            await Task.Delay(10, limit.Token);
        }
    }

    private async Task AppendAsync(int from, int count) =>
        await _log.AppendAsync(_topic, [.. Enumerable.Range(from, count).Select(i => new LogRecord(Bytes($"k{i}"), Bytes($"v{i}")))], Ct);

    private async Task ConsumeUntilAsync(string group, RecordingFactory factory, Func<bool> condition, Func<Task>? meanwhile = null)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var consuming = _log.ConsumeAsync(_topic, group, factory, Options, stop.Token);
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        await WaitAsync(condition);
        await stop.CancelAsync();
        await consuming;
    }

    private async Task<List<ConsumedRecord>> ReadAsync(int partition)
    {
        var records = new List<ConsumedRecord>();
        await foreach (var record in _log.ReadAsync(_topic, partition, 0, Ct))
        {
            records.Add(record);
        }

        return records;
    }
}
