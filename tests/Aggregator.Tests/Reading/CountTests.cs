using CcgcStream.Aggregator.Tests.Fakes;
using CcgcStream.Aggregator.Tests.Worlds;
using CcgcStream.Contracts.V1;
using CcgcStream.Index.Buckets;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Windows;
using CcgcStream.State.Cities.Reading;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.Aggregator.Tests.Reading;

/// <summary>Counts agree exactly with ones made independently, straight from the records.</summary>
public sealed class CountTests
{
    [Fact]
    public async Task Totals_and_mentions_are_exact()
    {
        var records = new PieceMaker(21).Records(2000);
        var reader = new CityStateReader(await FoldRun.FoldAsync(FoldRun.Shuffled(records, 1), 128), 1);
        var last = LastVersions(records);

        var totals = (await reader.GenerationsAsync(default))["test"];
        Assert.Equal(last.Count, totals.Seen);
        Assert.Equal(last.Values.Count(post => post.PostCities.Count > 0), totals.Effective);
        var mentions = last.Values.SelectMany(post => post.PostCities).GroupBy(city => city).ToDictionary(group => group.Key, group => (long)group.Count());
        var counted = (await reader.CitiesAsync("test", default)).ToDictionary(entry => entry.Key, entry => entry.Value[Scalar.Pieces]);
        Assert.Equal(mentions.OrderBy(entry => entry.Key, StringComparer.Ordinal), counted.Where(entry => entry.Value > 0));
    }

    [Fact]
    public async Task Pieces_with_a_clamped_or_a_late_time_count_and_are_counted_as_such()
    {
        const long day = 86_400_000_000;
        var records = new PieceMaker(24, cities: 1).Records(100, versions: false);
        var mentions = records.Where(record => record.Mention is not null).Select(record => record.Mention).ToArray();
        mentions[0].TimeFlag = mentions[1].TimeFlag = "future-clamped";
        foreach (var (mention, late) in mentions.Skip(2).Take(4).Select((mention, at) => (mention, at)))
        {
            mention.Revision.ObservedAtUs = mention.PublishedAtUs + day + (late == 0 ? 0 : late); // To the microsecond: a day is not late yet.
        }

        var sums = (await new CityStateReader(await FoldRun.FoldAsync(records, 30), 1).CitiesAsync("test", default))["city0"];
        Assert.Equal((100, 2, 3), (sums[Scalar.Pieces], sums[Scalar.FutureClamped], sums[Scalar.Late]));
    }

    [Fact]
    public async Task Every_tier_every_slice_and_the_pieces_themselves_tell_the_same_sums()
    {
        var reader = new CityStateReader(await FoldRun.FoldAsync(new PieceMaker(22).Records(2000), 300), 1);
        var from = PieceMaker.StartUs;
        var span = new TimeSpanUs(from, from + (20 * 86_400_000_000L));
        foreach (var slice in new[] { Slice.All, Slice.Parse("platform:x")!.Value, Slice.Parse("country:GB")!.Value, Slice.Parse("topic:food")!.Value })
        {
            var pieces = 0L;
            await foreach (var _ in reader.PiecesAsync("test", "city0", slice, span, false, default))
            {
                pieces++;
            }

            foreach (var tier in new[] { Tier.Minute, Tier.Quarter, Tier.Hour, Tier.SixHours, Tier.Day })
            {
                var series = await reader.SeriesAsync("test", "city0", slice, tier, span, default);
                Assert.Equal(pieces, series.Sum(bucket => bucket.Sums[Scalar.Pieces]));
            }

            // Any ragged span: what two halves hold is what the whole holds.
            var cut = from + 777_123_456_789;
            var (head, tail) = (await reader.SumsAsync("test", "city0", slice, new(from, cut), default), await reader.SumsAsync("test", "city0", slice, new(cut, span.ToUs), default));
            Assert.Equal(pieces, head[Scalar.Pieces] + tail[Scalar.Pieces]);
        }
    }

    [Fact]
    public async Task Scores_of_a_replay_do_not_depend_on_how_it_was_fed()
    {
        var records = new PieceMaker(23).Records(1500);
        var (one, other) = (new MemoryScoreStore(), new MemoryScoreStore());
        await ScoreAllAsync(records, one, 500);
        await ScoreAllAsync(FoldRun.Shuffled(records, 4), other, 77);
        Assert.NotEmpty(one.All);
        Assert.Equal(one.All.Select(Anonymous), other.All.Select(Anonymous));

        static CityScore Anonymous(CityScore score) => new(score) { Revision = 0 };
    }

    private static async Task ScoreAllAsync(List<Enriched> records, MemoryScoreStore scores, int batch)
    {
        var store = new MemoryStateStore();
        await ProcessorRun.RunAsync(new ScriptedLog(records), store, new MemoryScoreStore(), batch);
        await using var processor = await ProcessorRun.Factory(new ScriptedLog([]), store, scores).OpenAsync(ScriptedLog.Topic, 0, default);
        await processor.OnIdleAsync(default);
    }

    private static Dictionary<string, SweptPost> LastVersions(IEnumerable<Enriched> records) => records.Where(record => record.Sweep is not null)
        .SelectMany(record => record.Sweep.Posts).GroupBy(post => post.PostId)
        .ToDictionary(group => group.Key, group => group.MaxBy(post => PostRevision.Of(post.Revision))!);
}
