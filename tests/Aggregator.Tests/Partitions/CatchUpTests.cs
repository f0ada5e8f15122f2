using System.Security.Cryptography;
using CcgcStream.Aggregator.Tests.Fakes;
using CcgcStream.Aggregator.Tests.Worlds;
using CcgcStream.AlertStore;
using CcgcStream.Contracts.V1;
using CcgcStream.Streaming;
using Google.Protobuf;
using Microsoft.Extensions.Time.Testing;

namespace CcgcStream.Aggregator.Tests.Partitions;

/// <summary>
/// How much is taken at once, how often scores are made and when the detectors look decides nothing: state, what the detectors remember,
/// every alert and the scores are the same to the byte.
/// </summary>
public sealed class CatchUpTests
{
    [Fact]
    public async Task Small_steps_with_the_detectors_at_each_and_one_leap_end_in_the_same_state_alerts_and_scores()
    {
        var log = new ScriptedLog([
            .. new PieceMaker(17, cities: 8, days: 25).Records(5000, versions: false)
                .OrderBy(record => record.Mention?.PublishedAtUs ?? record.Sweep.Posts[0].PublishedAtUs)]);
        var steps = await RunAsync(log, batch: 150, TimeSpan.FromSeconds(30));
        var leap = await RunAsync(log, batch: log.Records.Count, TimeSpan.Zero);
        Assert.NotEmpty(leap.Alerts);
        Assert.Equal(leap.Alerts, steps.Alerts);
        Assert.Equal(leap.State, steps.State);
        Assert.Equal(leap.Scores, steps.Scores);
        Assert.NotEmpty(leap.Scores);
        Assert.True(steps.Ticks > 5 * leap.Ticks, $"{steps.Ticks} and {leap.Ticks} scorings: the two runs did the same work in the same steps");
    }

    private static async Task<(string State, List<string> Alerts, List<string> Scores, long Ticks)> RunAsync(ScriptedLog log, int batch, TimeSpan between)
    {
        // Between steps every look at the clock takes time too, so that the detectors run out of theirs and stop in the middle.
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56)) { AutoAdvanceAmount = between / 100 };
        var (store, scores) = (new MemoryStateStore(), new MemoryScoreStore());
        await using var processor = await ProcessorRun.Factory(log, store, scores, clock).OpenAsync(ScriptedLog.Topic, 0, default);
        foreach (var part in log.Records.Chunk(batch))
        {
            await processor.ProcessAsync(part, default);
            clock.Advance(between);
        }

        await CatchUpAsync(processor, store, clock);
        var events = await new Outbox(store).ReadAsync(FoldRun.Space, default).Select(entry => Convert.ToBase64String(entry.Event)).ToListAsync();
        return (Digest(store), events, [.. scores.All.Select(Plain)], scores.All.Max(score => score.Revision & 0xFF_FFFF_FFFF));
    }

    /// <summary>Idle rounds until one changes nothing any more.</summary>
    private static async Task CatchUpAsync(IPartitionProcessor processor, MemoryStateStore store, FakeTimeProvider clock)
    {
        var before = -1;
        while (before != store.Commits)
        {
            before = store.Commits;
            clock.Advance(TimeSpan.FromHours(1));
            await processor.OnIdleAsync(default);
        }
    }

    private static string Digest(MemoryStateStore store)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (key, value) in store.Dump(FoldRun.Space))
        {
            hash.AppendData(BitConverter.GetBytes(key.Length));
            hash.AppendData(key);
            hash.AppendData(value);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static string Plain(CityScore score)
    {
        var plain = score.Clone();
        plain.Revision = 0; // Counts the scorings, which differ by design.
        return Convert.ToBase64String(plain.ToByteArray());
    }
}
