using CcgcStream.Aggregator.Retention;
using CcgcStream.Aggregator.Tests.Worlds;
using CcgcStream.Alerting.Sources;
using CcgcStream.Contracts.V1;
using CcgcStream.Index.Buckets;
using CcgcStream.Index.Windows;
using CcgcStream.Index.Mentions;
using CcgcStream.State;
using CcgcStream.State.Cities.Keys;

namespace CcgcStream.Aggregator.Tests.Retention;

/// <summary>What is removed when, and what is told of it, on every engine of the state.</summary>
public abstract class RetentionContract : IAsyncLifetime
{
    private const long DayUs = 86_400_000_000;

    private static readonly RetentionOptions Short = new()
    {
        Ledger = TimeSpan.FromDays(3), Margin = TimeSpan.FromDays(3), Fine = TimeSpan.FromDays(8), Coarse = TimeSpan.FromDays(10),
        Days = TimeSpan.FromDays(12), Identities = TimeSpan.FromDays(14),
    };

    private IStateStore _store = null!;
    private IScoreStore _scores = null!;

    public async ValueTask InitializeAsync() => (_store, _scores) = await OpenAsync();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_store is not null)
        {
            await _store.DisposeAsync();
            await _scores.DisposeAsync();
        }
    }

    protected abstract ValueTask<(IStateStore Store, IScoreStore Scores)> OpenAsync();

    [Fact]
    public async Task The_store_stays_bounded_and_what_goes_is_counted()
    {
        await using var partition = new LivePartition(_store, _scores, Short);
        using var removed = new CounterWatch("ccgc.aggregator.removed");
        var records = new PieceMaker(61, "live", cities: 2, days: 40).Records(600, versions: false);
        await partition.LiveThroughAsync([.. records.Where(record => LivePartition.TimeOf(record) < PieceMaker.StartUs + (20 * DayUs))], 20);
        var half = await partition.CountAsync();
        await partition.LiveThroughAsync([.. records.Where(record => LivePartition.TimeOf(record) >= PieceMaker.StartUs + (20 * DayUs))], 20);
        var whole = await partition.CountAsync();

        // The detectors' tally of sources has an entry a day and bounds itself, at more days than this test lives through.
        var tally = SourceTally.KeptDays;
        Assert.All(whole, entry => Assert.True(
            entry.Value <= (half.GetValueOrDefault(entry.Key) * 1.35) + 10 || (entry.Key == 'a' && entry.Value <= tally + 10), $"{entry.Key}: {half.GetValueOrDefault(entry.Key)} entries after 20 days, {entry.Value} after 40"));
        var posts = records.Where(record => record.Sweep is not null).ToArray();
        Assert.Equal(posts.Count(post => LivePartition.TimeOf(post) >= Floor(partition.NowUs - (6 * DayUs), DayUs / 24)), whole['l']);
        var mentions = records.Where(record => record.Mention is not null).ToArray();
        Assert.Equal(mentions.Count(mention => LivePartition.TimeOf(mention) >= Floor(partition.NowUs - (6 * DayUs), DayUs / 24)), whole['m']);
        Assert.Equal(posts.Length - whole['l'], removed["ledger"]);
        Assert.Equal(mentions.Length - whole['m'], removed["pieces"]);
        Assert.True(removed["buckets"] > 1000, $"{removed["buckets"]} buckets went");
        Assert.True(removed["identities"] > 10, $"{removed["identities"]} days of identities went");

        // What the pieces added to the sums of all time is still there.
        var cities = await partition.Reader.CitiesAsync("live", default);
        Assert.Equal(mentions.Length, cities.Values.Sum(city => city[Scalar.Pieces]));
    }

    [Fact]
    public async Task A_late_edit_or_deletion_is_counted_and_told_and_a_late_piece_still_counts()
    {
        await using var partition = new LivePartition(_store, _scores, Short);
        using var late = new CounterWatch("ccgc.aggregator.late");
        using var stale = new CounterWatch("ccgc.aggregator.stale");
        var records = new PieceMaker(62, "live", cities: 2, days: 2).Records(40, versions: false);
        await partition.LiveThroughAsync(records, 8);
        Assert.Equal(0, (await partition.CountAsync()).GetValueOrDefault('l'));
        var before = await PiecesAsync(partition);

        await partition.SendAsync([.. Observed(records, "p3", partition.NowUs), .. Observed(records, "p4", partition.NowUs, deleted: true)]);
        await partition.SendAsync([.. records.Where(record => PostOf(record) == "p5")]); // The very version that was counted.
        Assert.Equal(before, await PiecesAsync(partition));
        Assert.Equal((1, 1), (late["edit"], late["deletion"]));
        Assert.True(stale[""] >= 2);
        await partition.RestartAsync();
        await partition.SendAsync(Observed(records, "p3", partition.NowUs + 1));
        var marks = await partition.Reader.MarksAsync("live", default);
        Assert.Equal((2, 1), (marks.LateEdits, marks.LateDeletions));
        Assert.Equal(40, (await partition.Reader.GenerationsAsync(default))["live"].Seen);

        // The same day, the same age, but never seen: it is late, not twice.
        var fresh = Observed(records, "p3", partition.NowUs, renamed: "newcomer");
        await partition.SendAsync(fresh);
        Assert.Equal(before + fresh.Count(record => record.Mention is not null), await PiecesAsync(partition));
        Assert.Equal(41, (await partition.Reader.GenerationsAsync(default))["live"].Seen);
        await partition.SendAsync(Observed(records, "p3", partition.NowUs + 2, renamed: "newcomer", deleted: true));
        Assert.Equal(before, await PiecesAsync(partition)); // It is in the ledger, so it can be taken back.
    }

    [Fact]
    public async Task A_piece_of_a_removed_time_brings_no_bucket_back()
    {
        await using var partition = new LivePartition(_store, _scores, Short);
        var records = new PieceMaker(66, "live", cities: 2, days: 1).Records(30, versions: false);
        await partition.LiveThroughAsync(records, 16);
        var before = await PiecesAsync(partition);
        Assert.Equal(0, (await partition.CountAsync()).GetValueOrDefault('b'));
        var late = Observed(records, "p4", partition.NowUs, renamed: "latecomer");
        await partition.SendAsync(late);
        Assert.Equal(before + late.Count(record => record.Mention is not null), await PiecesAsync(partition));
        await partition.SendAsync(Observed(records, "p4", partition.NowUs + 1, deleted: true, renamed: "latecomer"));
        Assert.Equal((before, 0), (await PiecesAsync(partition), (await partition.CountAsync()).GetValueOrDefault('b')));
    }

    [Fact]
    public async Task Evidence_that_is_still_there_can_be_taken_back()
    {
        await using var partition = new LivePartition(_store, _scores, Short);
        var records = new PieceMaker(65, "live", cities: 2, days: 1).Records(30, versions: false);
        await partition.LiveThroughAsync(records, 5); // Four to five days old: past the ledger's three, within the margin.
        var (before, entries) = (await PiecesAsync(partition), await partition.CountAsync());
        var gone = records.Count(record => record.Mention?.PostId == "p4");
        await partition.SendAsync(Observed(records, "p4", partition.NowUs, deleted: true));
        Assert.True(gone > 0);
        Assert.Equal((before - gone, entries['m'] - gone), (await PiecesAsync(partition), (await partition.CountAsync())['m']));
    }

    [Fact]
    public async Task A_dropped_generation_leaves_nothing_and_takes_nothing_else_along()
    {
        await using var partition = new LivePartition(_store, _scores, new RetentionOptions());
        var replay = new PieceMaker(63, "replay-a", cities: 3, days: 5).Records(200);
        await partition.SendAsync(replay);
        await partition.SendAsync(new PieceMaker(64, "replay-b", cities: 3, days: 5).Records(100));
        await partition.WaitAsync(TimeSpan.FromHours(2));
        var other = await partition.CountAsync("replay-b");
        Assert.NotEmpty(await _scores.GetAsync("replay-a", "24h", default));

        await AskAsync("replay-a");
        await partition.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Empty(await partition.CountAsync("replay-a"));
        Assert.Empty(await _scores.GetAsync("replay-a", "24h", default));
        Assert.Equal(other, await partition.CountAsync("replay-b"));
        Assert.Equal(["replay-b"], (await partition.Reader.GenerationsAsync(default)).Keys);

        // The name is free again, also for records that are there before anybody has got round to removing.
        await partition.SendAsync(replay);
        var plain = await partition.CountAsync("replay-a");
        await AskAsync("replay-a");
        await partition.SendAsync(replay);
        Assert.Equal(plain, await partition.CountAsync("replay-a"));
        await partition.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(plain['l'], (await partition.CountAsync("replay-a"))['l']);
    }

    private ValueTask<bool> AskAsync(string generation) => _store.TryWriteAsync(FoldRun.Space, [], [new(StateKeys.Drop(generation), [1])], default);

    private static async Task<long> PiecesAsync(LivePartition partition) =>
        (await partition.Reader.CitiesAsync("live", default)).Values.Sum(city => city[Scalar.Pieces]);

    private static long Floor(long value, long unit) => value / unit * unit;

    private static string PostOf(Enriched record) => record.Mention?.PostId ?? record.Sweep.Posts[0].PostId;

    /// <summary>A post's records as a later observation of it gives them.</summary>
    private static List<Enriched> Observed(List<Enriched> records, string post, long observedUs, bool deleted = false, string? renamed = null)
    {
        var seen = new List<Enriched>();
        foreach (var record in records.Where(record => PostOf(record) == post && !(deleted && record.Mention is not null)).Select(record => record.Clone()))
        {
            foreach (var revision in record.Mention is { } mention ? [mention.Revision] : record.Sweep!.Posts.Select(swept => swept.Revision))
            {
                (revision.ObservedAtUs, revision.Deleted) = (observedUs, deleted);
            }

            if (record.Mention is { } named)
            {
                named.PostId = renamed ?? named.PostId;
            }

            foreach (var swept in record.Sweep?.Posts ?? [])
            {
                swept.PostId = renamed ?? swept.PostId;
            }

            seen.Add(record);
        }

        return seen;
    }
}
