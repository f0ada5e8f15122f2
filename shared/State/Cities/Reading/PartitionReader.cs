using System.Runtime.CompilerServices;
using CcgcStream.Contracts.V1;
using CcgcStream.Index.Buckets;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Windows;
using CcgcStream.State.Cities.Keys;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.State.Cities.Reading;

/// <summary>Typed reads of the index state in one partition's space.</summary>
public sealed class PartitionReader(IStateStore store, int partition)
{
    private readonly string _space = StateKeys.SpaceOf(partition);

    /// <summary>Totals of a generation in this partition; null when it has none.</summary>
    public async ValueTask<GenerationTotals?> TotalsAsync(string generation, CancellationToken ct) =>
        (await store.GetAsync(_space, [StateKeys.Generation(generation)], ct))[0] is { } bytes ? GenerationTotals.Decode(bytes) : null;

    /// <summary>What retention has removed of a generation in this partition.</summary>
    public async ValueTask<RetentionMarks> MarksAsync(string generation, CancellationToken ct) =>
        (await store.GetAsync(_space, [StateKeys.Marks(generation)], ct))[0] is { } bytes ? RetentionMarks.Decode(bytes) : RetentionMarks.None;

    /// <summary>All generations with their totals in this partition.</summary>
    public async IAsyncEnumerable<(string Name, GenerationTotals Totals)> GenerationsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var (from, to) = StateKeys.Generations();
        await foreach (var (key, value) in store.ScanAsync(_space, from, to, false, ct))
        {
            yield return (StateKeys.ReadGeneration(key), GenerationTotals.Decode(value));
        }
    }

    /// <summary>Sums of all time of a city; null when this partition does not hold it.</summary>
    public async ValueTask<BucketSums?> CityAsync(string generation, string city, CancellationToken ct) =>
        (await store.GetAsync(_space, [StateKeys.City(generation, city)], ct))[0] is { } bytes ? BucketCodec.Decode(bytes) : null;

    /// <summary>The cities of a generation with their sums of all time.</summary>
    public async IAsyncEnumerable<(string City, BucketSums Sums)> CitiesAsync(string generation, [EnumeratorCancellation] CancellationToken ct)
    {
        var (from, to) = StateKeys.Cities(generation);
        await foreach (var (key, value) in store.ScanAsync(_space, from, to, false, ct))
        {
            yield return (StateKeys.ReadLast(key), BucketCodec.Decode(value));
        }
    }

    /// <summary>Stored bytes of the buckets of one tier that begin within a span, oldest first; empty buckets are absent.</summary>
    public async IAsyncEnumerable<(int Index, byte[] Bytes)> BucketsAsync(
        string generation, string city, Slice slice, Tier tier, TimeSpanUs span, [EnumeratorCancellation] CancellationToken ct)
    {
        var from = StateKeys.Bucket(generation, city, slice, tier, tier.IndexOf(tier.CeilUs(span.FromUs)));
        var to = StateKeys.Bucket(generation, city, slice, tier, tier.IndexOf(tier.CeilUs(span.ToUs)));
        await foreach (var (key, value) in store.ScanAsync(_space, from, to, false, ct))
        {
            yield return (StateKeys.ReadBucket(key).Index, value);
        }
    }

    /// <summary>The mentions of a city in a span with their roles and evidence, oldest first or newest first.</summary>
    public async IAsyncEnumerable<CityPiece> PiecesAsync(
        string generation, string city, TimeSpanUs span, bool newestFirst, [EnumeratorCancellation] CancellationToken ct)
    {
        var (roleFrom, roleTo) = StateKeys.Roles(generation, city, span.FromUs, span.ToUs);
        await using var roles = store.ScanAsync(_space, roleFrom, roleTo, newestFirst, ct).GetAsyncEnumerator(ct);
        var more = await roles.MoveNextAsync();
        var (from, to) = StateKeys.Mentions(generation, city, span.FromUs, span.ToUs);
        await foreach (var (key, value) in store.ScanAsync(_space, from, to, newestFirst, ct))
        {
            // Both ranges stand in the same order, and every role belongs to a mention: one walk over each is enough.
            while (more && Order(roles.Current.Key, key) is var order && (newestFirst ? order > 0 : order < 0))
            {
                more = await roles.MoveNextAsync();
            }

            var mention = Mention.Parser.ParseFrom(value);
            var facts = MentionFactsReader.Read(mention);
            var has = more && Order(roles.Current.Key, key) == 0;
            yield return new(mention, facts, has ? RoleCodec.Decode(roles.Current.Value, facts.TimeUs) : MentionRole.Alone(facts));
        }
    }

    private static int Order(byte[] role, byte[] mention) => role.AsSpan(1).SequenceCompareTo(mention.AsSpan(1));
}

/// <summary>A mention as stored: its evidence, the facts that the index takes from it, and its place in story and conversation.</summary>
public sealed record CityPiece(Mention Mention, MentionFacts Facts, MentionRole Role)
{
    /// <summary>Names the story: the id of its first piece.</summary>
    public string StoryId => Role.StoryPost;

    /// <summary>Priced weight w, micro-units.</summary>
    public long WeightMicro => Contribution.WeightMicro(Facts, Role);
}
