using System.Text.Json;
using CcgcStream.Api.Json;
using CcgcStream.Api.Live;
using CcgcStream.Api.Ranking;
using CcgcStream.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CcgcStream.Api.Tests.Live;

/// <summary>A reader whose connection breaks again and again, anywhere in an event, ends up with exactly what an unbroken reader got.</summary>
public sealed class ResumeTests
{
    private const int Changes = 120;

    [Fact]
    public async Task A_reader_that_is_cut_off_in_the_middle_of_events_misses_nothing_and_gets_nothing_twice()
    {
        await using var site = await TestSite.StartAsync();
        await site.PutAsync([Scores.Of("wuhan", 50)]);
        var log = site.Services.GetRequiredService<LiveLog>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        var random = new Random(20_200_123);
        using var first = await RawStream.OpenAsync(site.Address, null);
        string? last = null;
        while (last is null)
        {
            last = (await first.ReadAsync(4096, patience.Token)).Select(e => e.Id).LastOrDefault();
        }
        var start = log.Head;
        var seen = new List<(string Id, string Name, string Data)>();
        var (breaks, written) = (0, 0);
        while (!seen.Any(e => e.Data.Contains($"\"revision\":{Changes},", StringComparison.Ordinal)))
        {
            // A few changes while each connection lasts: however slow the machine, the breaks fall in between and within them.
            var until = Math.Min(Changes, written + random.Next(3, 13));
            var from = written + 1;
            var writing = Task.Run(async () =>
            {
                for (var n = from; n <= until; n++)
                {
                    Append(log, n, alert: n % 10 == 5);
                    await Task.Delay(n % 7, patience.Token);
                }
            });
            written = until;
            using var reader = await RawStream.OpenAsync(site.Address, last);
            IReadOnlyList<(string, string, string)> got = [];
            // Not beyond the last of them: there would be nothing to read but a sign of life.
            for (var reads = random.Next(1, 12); reads > 0 && !got.Any(e => e.Item3.Contains($"\"revision\":{until},", StringComparison.Ordinal)); reads--)
            {
                got = await reader.ReadAsync(random.Next(50, 900), patience.Token);
            }
            seen.AddRange(got);
            last = seen.Count > 0 ? seen[^1].Id : last;
            breaks++;
            await writing;
        }
        Assert.True(breaks > 3, $"only {breaks} breaks");
        Assert.DoesNotContain(seen, e => e.Name is "snapshot" or "reset");
        var places = seen.Select(e => log.SequenceOf(e.Id)!.Value).ToArray();
        Assert.Equal(places.Order().Distinct(), places);
        // Every alert is there once; every change is there, itself or as part of a merged one, in its place.
        Assert.Equal(Changes / 10, seen.Count(e => e.Name == "alert"));
        var covered = start;
        foreach (var (e, place) in seen.Zip(places))
        {
            if (e.Name == "ranking")
            {
                var set = JsonSerializer.Deserialize(e.Data, ApiJsonContext.Default.RankChangeSet)!;
                // The oldest previous rank of a merged event tells where it begins: right behind what came before.
                Assert.Equal(RevisionBehind(log, covered, start), set.Changes.Single().PreviousRank);
            }
            covered = place;
        }
        Assert.Equal(log.Head, covered);
    }

    [Fact]
    public async Task A_reader_that_stops_reading_holds_up_nobody_costs_no_queue_and_finds_the_last_word_when_it_goes_on()
    {
        await using var site = await TestSite.StartAsync();
        await site.PutAsync([Scores.Of("wuhan", 50)]);
        var log = site.Services.GetRequiredService<LiveLog>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        using var stuck = await RawStream.OpenAsync(site.Address, null, receiveBuffer: 4096);
        await using var lively = await StreamReading.OpenAsync(site.Http);
        await lively.NextAsync("snapshot");
        // Forty megabytes for each reader: more than any buffer between the process and the stuck one.
        var padding = new string('x', 20_000);
        for (var n = 1; n <= 2_000; n++)
        {
            Append(log, n, alert: false, padding);
        }
        while (!(await lively.NextAsync("ranking")).Data.Contains("\"revision\":2000,", StringComparison.Ordinal))
        {
        }
        IReadOnlyList<(string Id, string Name, string Data)> got = [];
        while (!got.Any(e => e.Data.Contains("\"revision\":2000,", StringComparison.Ordinal)))
        {
            got = await stuck.ReadAsync(16 * 1024, patience.Token);
        }
        Assert.InRange(got.Count, 2, 1_000);
    }

    /// <summary>One change: the city's rank is the number of the change, its previous rank the number before.</summary>
    private static void Append(LiveLog log, int number, bool alert, string padding = "")
    {
        var set = new RankChangeSet("live", "24h", null, number, false, [new RankChange("wuhan", number, 1, 1, number - 1, 1, 1, 1, "A" + padding, 1)]);
        log.Append(RankingNews.ChannelOf("live", "24h"), set, id => LiveEvent.FrameOf(id, "ranking", JsonSerializer.SerializeToUtf8Bytes(set, ApiJsonContext.Default.RankChangeSet)));
        if (alert)
        {
            log.Append(LiveWriter.AlertChannel, null, id => LiveEvent.FrameOf(id, "alert", "{}"u8));
        }
    }

    /// <summary>How many changes lie before a place: ten changes and an alert take eleven places, the first alert is the sixth.</summary>
    private static int RevisionBehind(LiveLog log, long place, long start)
    {
        Assert.InRange(place, start, log.Head);
        var steps = place - start;
        return (int)(steps - (steps + 5) / 11);
    }
}
