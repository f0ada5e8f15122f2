using CcgcStream.Aggregator;
using CcgcStream.Alerting.Model;
using CcgcStream.AlertStore;
using CcgcStream.Contracts.Topics;
using CcgcStream.Contracts.V1;
using CcgcStream.Notifier.Tests.Support;
using CcgcStream.ServiceDefaults;
using CcgcStream.Streaming;
using Google.Protobuf;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CcgcStream.Notifier.Tests.Flow;

/// <summary>The way of an alert through the real parts in one process: log, aggregator, outbox, bus, webhook.</summary>
public sealed class AggregatorToReceiverTests
{
    private const long Day = 86_400_000_000;
    private static readonly long Start = new DateTimeOffset(2020, 2, 3, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() * 1000;

    [Fact]
    public async Task A_drop_in_reputation_reaches_the_webhook_with_its_stories()
    {
        await using var receiver = await StubReceiver.StartAsync();
        var directory = Directory.CreateTempSubdirectory("ccgc-alerts-").FullName;
        var rules = Path.Combine(directory, "alerts.yaml");
        await File.WriteAllTextAsync(rules, NotifierHost.WebhookRules(receiver.Url).Replace("    secret: env:CCGC_TEST_WEBHOOK_SECRET\n", "") + "\nnotifyGenerations: [replay]\n");
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0"); // Not the default port: other tests, or the user's own Standalone, may have it.
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Directory"] = directory,
            ["Alerts:Rules"] = rules,
            ["Notifier:Poll"] = "00:00:00.050",
            ["Notifier:AllowLoopback"] = "true",
        });
        builder.AddServiceDefaults().AddAggregator().AddNotifier();
        await using var app = builder.Build();
        await app.StartAsync();

        var log = app.Services.GetRequiredService<IEventLog>();
        await log.AppendAsync(TopicNames.Enriched, [.. Week().Select(m => new LogRecord(ByteString.CopyFromUtf8(m.City).Memory, new Enriched { Mention = m }.ToByteArray()))], CancellationToken.None);
        await Eventually.TrueAsync(() => receiver.Requests.Any(r => r.Text.Contains("\"kind\":\"Fired\"") && r.Text.Contains("reputation-drop")), "the webhook is called");

        var book = app.Services.GetRequiredService<AlertBook>();
        await Eventually.TrueAsync(async () => (await book.ListAsync("replay", CancellationToken.None)).Any(a => a.Key.Rule == "reputation-drop"), "the alert is in the book");
        var alert = (await book.ListAsync("replay", CancellationToken.None)).First(a => a.Key.Rule == "reputation-drop");
        Assert.Equal("wuhan", alert.Key.City);
        Assert.Contains(alert.History, e => e.Kind == AlertEventKind.Fired);
        Assert.All(alert.Evidence!.Stories, s => Assert.StartsWith("bad", s.PostId, StringComparison.Ordinal));
        Assert.NotNull(await book.AcknowledgeAsync(alert.Id, "wei", CancellationToken.None));
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(directory, true);
    }

    /// <summary>Six ordinary days of four pieces an hour, then six hours that are mostly bad.</summary>
    private static IEnumerable<Mention> Week()
    {
        for (var i = 0; i < 24 * 6 * 4; i++)
        {
            yield return Piece($"good{i}", Start + (i * 900_000_000L), negative: i % 8 == 0);
        }

        for (var i = 0; i < 48; i++)
        {
            yield return Piece($"bad{i}", Start + (6 * Day) + (i * 450_000_000L), negative: i % 6 != 0);
        }

        yield return Piece("good-last", Start + (6 * Day) + (Day / 2), negative: false);
    }

    private static Mention Piece(string id, long at, bool negative) =>
        Pieces.Of("replay", "wuhan", id, at, $"author-{id.Length}-{at / 900_000_000 % 17}", negative);
}
