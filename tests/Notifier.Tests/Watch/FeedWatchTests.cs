using System.Text.Json;
using CcgcStream.Alerting;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Observations;
using CcgcStream.AlertStore;
using CcgcStream.Contracts.Sources;
using CcgcStream.Notifier.Relay;
using CcgcStream.Notifier.Tests.Support;
using CcgcStream.Notifier.Watch;
using CcgcStream.State;
using CcgcStream.State.Sources;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CcgcStream.Notifier.Tests.Watch;

/// <summary>A source that changes its format shows in what its collector refuses.</summary>
public sealed class FeedWatchTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly MemoryStateStore store = new();

    [Fact]
    public async Task Refused_records_fire_once_and_a_quiet_feed_does_not()
    {
        await AccountAsync("steady", 0, 0, 0);
        await AccountAsync("changed", 0, 0, 0);
        for (var quarter = 0; quarter < 40; quarter++)
        {
            // Accounts are absolute within their hour. From the 20th quarter-hour on, two of three records no longer parse.
            var (inHour, bad) = ((quarter % 4) + 1, quarter >= 20);
            await AccountAsync("steady", quarter, 10 * inHour, 0);
            await AccountAsync("changed", quarter, (bad ? 5 : 15) * inHour, (bad ? 10 : 0) * inHour);
            await NewWatch().ObserveAsync(Quarter.Of(Start.ToUnixTimeMilliseconds() * 1000) + quarter, CancellationToken.None);
        }

        var fired = Assert.Single(await EventsAsync(), e => e.Kind == AlertEventKind.Fired);
        Assert.Equal("source:feed:changed", fired.Key.Slice);
        Assert.Contains("format", fired.Summary);
        Assert.InRange(fired.At, Start.AddHours(5), Start.AddHours(6.5));
    }

    /// <summary>A new one each time: what it remembers is in the store.</summary>
    private FeedWatch NewWatch() => new(
        store, new RulesSource(null, TimeProvider.System, NullLogger<RulesSource>.Instance), Options.Create(new NotifierOptions()), TimeProvider.System, NullLogger<FeedWatch>.Instance);

    private async Task AccountAsync(string source, int quarter, long received, long rejected)
    {
        var hour = Start.AddHours(quarter / 4);
        await store.TryWriteAsync(SourceKeys.Space, [],
        [
            new StateWrite(SourceKeys.Heartbeat(source), JsonSerializer.SerializeToUtf8Bytes(new SourceHeartbeat { Source = source, Generation = "live" }, SourceJsonContext.Default.SourceHeartbeat)),
            new StateWrite(SourceKeys.Hour(source, hour), JsonSerializer.SerializeToUtf8Bytes(new SourceHour { Hour = hour, Received = received, Rejected = rejected }, SourceJsonContext.Default.SourceHour)),
        ], CancellationToken.None);
    }

    private async Task<IReadOnlyList<AlertEvent>> EventsAsync()
    {
        var events = new List<AlertEvent>();
        await foreach (var entry in new Outbox(store).ReadAsync(OutboxSpaces.ScoreWatch, CancellationToken.None))
        {
            events.Add(JsonSerializer.Deserialize(entry.Event, AlertJson.Default.AlertEvent)!);
        }

        return events;
    }
}
