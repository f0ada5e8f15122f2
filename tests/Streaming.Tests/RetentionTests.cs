using System.Text;
using CcgcStream.Servers;
using CcgcStream.Streaming.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CcgcStream.Streaming.Tests;

/// <summary>The embedded log forgets from the front, by age and size, and never gives an offset twice.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private EmbeddedDatabase _database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _database = EmbeddedDatabase.Open(_directory.Path);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Old_records_go_and_offsets_go_on_even_after_a_restart()
    {
        var hour = new RetentionOptions { MaxAge = TimeSpan.FromHours(1) };
        await using (var log = await OpenAsync(hour))
        {
            await AppendAsync(log, "t", 10);
            _time.Advance(TimeSpan.FromMinutes(50));
            await AppendAsync(log, "t", 5);
            await AdvanceUntilFirstAsync(log, TimeSpan.FromMinutes(20), 10);
            Assert.Equal((10, 15), await log.WatermarksAsync("t", 0, Ct));
            await AdvanceUntilFirstAsync(log, TimeSpan.FromHours(2), 15);
        }

        await using var again = await OpenAsync(hour);
        Assert.Equal((15, 15), await again.WatermarksAsync("t", 0, Ct));
        Assert.Equal(15, (await again.AppendAsync("t", [new LogRecord(default, "x"u8.ToArray())], Ct))[0].Offset);
    }

    [Fact]
    public async Task Age_spares_what_a_group_has_still_to_do_but_size_does_not()
    {
        await using (var log = await OpenAsync(new RetentionOptions { MaxAge = TimeSpan.FromHours(1) }))
        {
            await AppendAsync(log, "t", 4);
            var factory = new RecordingFactory();
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
            var consuming = log.ConsumeAsync("t", "g", factory, new ConsumeOptions(), stop.Token);
            await UntilAsync(async () => await log.CommittedAsync("t", "g", 0, Ct) == 4);
            await stop.CancelAsync();
            await consuming;
            await AppendAsync(log, "t", 6);
            await AdvanceUntilFirstAsync(log, TimeSpan.FromHours(3), 4);
            _time.Advance(TimeSpan.FromHours(3));
            Assert.Equal((4, 10), await log.WatermarksAsync("t", 0, Ct));
        }

        await using var small = await OpenAsync(new RetentionOptions { MaxAge = null, MaxBytes = 400 });
        await AdvanceUntilFirstAsync(small, TimeSpan.FromMinutes(1), 7);
    }

    [Fact]
    public async Task Dead_letters_stay()
    {
        await using var log = await OpenAsync(new RetentionOptions { MaxAge = TimeSpan.FromMinutes(1) });
        await AppendAsync(log, "t.dead", 3);
        await AppendAsync(log, "t", 3);
        await AdvanceUntilFirstAsync(log, TimeSpan.FromHours(1), 3);
        Assert.Equal((0, 3), await log.WatermarksAsync("t.dead", 0, Ct));
    }

    private static async Task AppendAsync(EmbeddedEventLog log, string topic, int count) =>
        await log.AppendAsync(topic, [.. Enumerable.Range(0, count).Select(_ => new LogRecord(default, Encoding.UTF8.GetBytes(new string('v', 100)), 0))], Ct);

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        while (!await condition())
        {
            await Task.Delay(5, limit.Token);
        }
    }

    /// <summary>Moves the clock once, then by a round at a time until retention, which works beside us, has come there.</summary>
    private async Task AdvanceUntilFirstAsync(EmbeddedEventLog log, TimeSpan by, long first)
    {
        _time.Advance(by);
        await UntilAsync(async () =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return (await log.WatermarksAsync("t", 0, Ct)).First == first;
        });
    }

    private async Task<EmbeddedEventLog> OpenAsync(RetentionOptions retention)
    {
        var log = new EmbeddedEventLog(_database, _time, NullLogger<EmbeddedEventLog>.Instance, retention with { Interval = TimeSpan.FromSeconds(1) });
        await log.EnsureTopicAsync("t", 1, Ct);
        await log.EnsureTopicAsync("t.dead", 1, Ct);
        return log;
    }
}
