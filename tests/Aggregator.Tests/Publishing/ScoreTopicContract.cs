using System.Text;
using CcgcStream.Aggregator.Partitions;
using CcgcStream.Aggregator.Publishing;
using CcgcStream.Aggregator.Tests.Fakes;
using CcgcStream.Contracts.Topics;
using CcgcStream.Contracts.V1;
using CcgcStream.Streaming;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CcgcStream.Aggregator.Tests.Publishing;

/// <summary>What the topic of scores promises its readers, on every engine of the log.</summary>
public abstract class ScoreTopicContract : IAsyncDisposable
{
    private IEventLog? _log;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_often_the_log_says_no_the_last_score_of_every_city_and_window_arrives_under_its_key()
    {
        var log = await StartAsync();
        var random = new Random(11);
        var faulty = new FaultyLog(log, random);
        var pending = new PendingScores();
        var last = new Dictionary<string, CityScore>();
        var publisher = PublisherOf(faulty, pending);
        for (var tick = 1; tick <= 40; tick++)
        {
            var scores = Enumerable.Range(0, 12).Where(_ => random.Next(3) == 0).Select(city => Of($"city{city}", random.Next(2) == 0 ? "24h" : "7d", random.Next(100), tick)).ToArray();
            Assert.True(pending.TryOffer(scores));
            foreach (var score in scores)
            {
                last[PendingScores.KeyOf(score)] = score;
            }

            if (tick == 20)
            {
                // Dies: what waited is lost with its memory, and every score is made and offered again.
                (pending, publisher) = (new PendingScores(), null!);
                publisher = PublisherOf(faulty, pending);
                pending.TryOffer(last.Values);
            }

            await TryAsync(publisher);
        }

        faulty.Healthy = true;
        await publisher.PublishAsync(Ct);
        Assert.True(faulty.Faults > 5);
        var told = (await ReadAsync(log)).GroupBy(record => record.Key).ToDictionary(group => group.Key, group => group.MaxBy(record => record.Score.Revision).Score);
        Assert.Equal(last.Keys.Order(StringComparer.Ordinal), told.Keys.Order(StringComparer.Ordinal));
        // A score that only its revision changed need not be told again.
        Assert.All(last, one => Assert.Equal(one.Value.Composite, told[one.Key].Composite));
    }

    [Fact]
    public async Task What_did_not_change_is_not_written_again_until_a_partition_is_taken_over()
    {
        var log = await StartAsync();
        var pending = new PendingScores();
        var publisher = PublisherOf(log, pending);
        var records = new List<int>();
        foreach (var (value, revision) in new[] { (50, 1), (50, 2), (51, 3), (51, 4) })
        {
            pending.TryOffer([Of("wuhan", "24h", value, revision)]);
            await publisher.PublishAsync(Ct);
            records.Add((await ReadAsync(log)).Count);
        }

        pending.Restart();
        pending.TryOffer([Of("wuhan", "24h", 51, 5)]);
        await publisher.PublishAsync(Ct);
        records.Add((await ReadAsync(log)).Count);
        Assert.Equal([1, 1, 2, 2, 3], records);
        Assert.Equal("live/wuhan/24h", (await ReadAsync(log))[0].Key);
    }

    public async ValueTask DisposeAsync()
    {
        if (_log is not null)
        {
            await _log.DisposeAsync();
        }

        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract ValueTask<IEventLog> OpenAsync();

    protected abstract ValueTask CloseAsync();

    private static CityScore Of(string city, string window, double value, long revision) => new()
    {
        Generation = "live", City = city, Window = window, Revision = revision, AsOfUs = revision * 1000, Composite = new ScoreValue { Score = value },
    };

    private static ScorePublisher PublisherOf(IEventLog log, PendingScores pending) =>
        new(log, pending, Options.Create(new AggregatorOptions()), TimeProvider.System, NullLogger<ScorePublisher>.Instance);

    private static async Task TryAsync(ScorePublisher publisher)
    {
        try
        {
            await publisher.PublishAsync(Ct);
        }
        catch (EventLogException)
        {
            // It waits, and goes with what comes next.
        }
    }

    private static async Task<IReadOnlyList<(string Key, CityScore Score)>> ReadAsync(IEventLog log)
    {
        var records = new List<(string, CityScore)>();
        for (var partition = 0; partition < await log.PartitionCountAsync(TopicNames.Scores, Ct); partition++)
        {
            await foreach (var record in log.ReadAsync(TopicNames.Scores, partition, 0, Ct))
            {
                records.Add((Encoding.UTF8.GetString(record.Key.Span), CityScore.Parser.ParseFrom(record.Value.Span)));
            }
        }

        return records;
    }

    private async Task<IEventLog> StartAsync()
    {
        _log = await OpenAsync();
        await _log.EnsureTopicAsync(TopicNames.Scores, 1, Ct);
        return _log;
    }
}
