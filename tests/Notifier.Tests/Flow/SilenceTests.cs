using CcgcStream.Aggregator;
using CcgcStream.Alerting;
using CcgcStream.Alerting.Model;
using CcgcStream.AlertStore;
using CcgcStream.Contracts.Topics;
using CcgcStream.Contracts.V1;
using CcgcStream.Notifier.Tests.Support;
using CcgcStream.Servers;
using CcgcStream.ServiceDefaults;
using CcgcStream.State;
using CcgcStream.State.Cities.Keys;
using CcgcStream.Streaming;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CcgcStream.Notifier.Tests.Flow;

/// <summary>
/// A source whose cities lie outside the first partition falls silent. No partition gets enough of it to judge by itself; all together do, and
/// there is one alert.
/// </summary>
public sealed class SilenceTests
{
    private const string Replay = "silence";
    private const int Partitions = 4;
    private const int Quarters = 5 * 96;
    private const int Silent = Quarters - 24;
    private const long Quarter = 900_000_000;
    private static readonly long Start = new DateTimeOffset(2020, 2, 3, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() * 1000;
    private static readonly string[] Cities = ["beijing", "chengdu", "chongqing", "dalian", "guangzhou", "hangzhou", "nanjing", "shanghai", "shenzhen", "tianjin", "wuhan", "xiamen"];

    [Fact]
    public async Task A_source_that_no_partition_sees_enough_of_is_found_silent_once()
    {
        using var directory = new TemporaryDirectory();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0"); // Not the default port: other tests, or the user's own Standalone, may have it.
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Directory"] = directory.Path });
        builder.AddServiceDefaults().AddAggregator();
        await using var app = builder.Build();
        await app.StartAsync();
        var (log, store) = (app.Services.GetRequiredService<IEventLog>(), app.Services.GetRequiredService<IStateStore>());

        // A first piece a city shows which partition has it.
        await AppendAsync(log, Cities.Select(c => Piece(c, "x", 0)));
        var home = new Dictionary<string, int>();
        await Eventually.TrueAsync(
            async () =>
            {
                foreach (var (city, partition) in Cities.SelectMany(c => Enumerable.Range(0, Partitions).Select(p => (c, p))))
                {
                    if ((await store.GetAsync(StateKeys.SpaceOf(partition), [StateKeys.City(Replay, city)], CancellationToken.None))[0] is not null)
                    {
                        home[city] = partition;
                    }
                }

                return home.Count == Cities.Length;
            },
            "every city has a partition",
            120);

        // Two cities, each on a partition of its own that is not the first, bring four pieces of mastodon an hour each. A source is judged on the last two
        // hours if it should have brought twelve: no partition expects more than eight, together they expect sixteen.
        var others = home.Where(h => h.Value != 0).GroupBy(h => h.Value).Select(g => g.First().Key).Order(StringComparer.Ordinal).ToArray();
        Assert.True(others.Length >= 2 && home.ContainsValue(0), "the cities are spread over the partitions");
        var pieces = Enumerable.Range(1, Quarters).SelectMany(q => Cities.Select(c => Piece(c, "x", q))
            .Concat(q < Silent ? others.Take(2).Select(c => Piece(c, "mastodon", q)) : []));
        foreach (var chunk in pieces.Chunk(2_000))
        {
            await AppendAsync(log, chunk);
        }

        var outbox = app.Services.GetRequiredService<Outbox>();
        var fired = new List<AlertEvent>();
        await Eventually.TrueAsync(
            async () =>
            {
                fired.Clear();
                foreach (var partition in Enumerable.Range(0, Partitions))
                {
                    await foreach (var entry in outbox.ReadAsync(StateKeys.SpaceOf(partition), CancellationToken.None))
                    {
                        var e = System.Text.Json.JsonSerializer.Deserialize(entry.Event, AlertJson.Default.AlertEvent)!;
                        fired.AddRange(e is { Signal: AlertSignal.Source, Kind: AlertEventKind.Fired } ? [e] : []);
                    }
                }

                return fired.Count > 0;
            },
            "the silence is told",
            300);
        var alert = Assert.Single(fired);
        Assert.Equal("source:mastodon", alert.Key.Slice);
        Assert.InRange(alert.At, At(Silent), At(Silent + 12));
        await app.StopAsync();
    }

    private static DateTimeOffset At(int quarter) => DateTimeOffset.UnixEpoch.AddTicks((Start + (quarter * Quarter)) * 10);

    private static async Task AppendAsync(IEventLog log, IEnumerable<Mention> pieces) => await log.AppendAsync(
        TopicNames.Enriched, [.. pieces.Select(m => new LogRecord(ByteString.CopyFromUtf8(m.City).Memory, new Enriched { Mention = m }.ToByteArray()))], CancellationToken.None);

    private static Mention Piece(string city, string platform, int quarter)
    {
        var piece = Pieces.Of(Replay, city, $"{platform}-{city}-{quarter}", Start + (quarter * Quarter), $"author-{quarter % 17}", negative: quarter % 8 == 0);
        piece.Platform = platform;
        return piece;
    }
}
