using System.Runtime.InteropServices;
using CcgcStream.Aggregator.Folding;
using CcgcStream.Index.Buckets;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Windows;
using CcgcStream.State.Cities.Keys;

namespace CcgcStream.Aggregator.Buckets;

/// <summary>The buckets of one city that are in memory, and which of them the current batch has changed.</summary>
internal sealed class CityBuckets(GenerationState owner, string city)
{
    private static readonly Tier[] AllTiers = [Tier.Quarter, Tier.Hour, Tier.SixHours, Tier.Day];

    // Slices multiply the state: they keep the coarse tiers, and reads take the fine ends from the mentions themselves.
    private static readonly Tier[] SliceTiers = [Tier.SixHours, Tier.Day];
    private const int TierShift = 29;

    // Slice, tier and index in one number: a dictionary of plain numbers is three times as fast as one of tuples.
    private readonly Dictionary<ulong, HotBucket> _buckets = [];
    private readonly List<HotBucket> _changed = [];

    internal IReadOnlyList<HotBucket> Changed => _changed;

    internal int Count => _buckets.Count;

    /// <summary>Adds what one mention changes to every bucket that holds the mention.</summary>
    internal void Apply(MentionFacts facts, ContributionBuffer change, long batch)
    {
        foreach (var tier in AllTiers)
        {
            if (!IsKept(tier, facts.TimeUs))
            {
                continue;
            }

            var sums = Bucket(Slice.All, tier, tier.IndexOf(facts.TimeUs), batch);
            sums.Add(change[ContributionPart.Core]);
            sums.Add(change[ContributionPart.Sets]);
            if (tier == Tier.Day)
            {
                sums.Add(change[ContributionPart.Lead]);
            }
        }

        var total = Bucket(Slice.All, Tier.Total, 0, batch);
        total.Add(change[ContributionPart.Core]);
        total.Add(change[ContributionPart.Lead]);

        Span<Slice> slices = stackalloc Slice[16];
        foreach (var slice in slices[..Slice.Write(facts, slices)])
        {
            foreach (var tier in SliceTiers)
            {
                if (IsKept(tier, facts.TimeUs))
                {
                    Bucket(slice, tier, tier.IndexOf(facts.TimeUs), batch).Add(change[ContributionPart.Core]);
                }
            }
        }
    }

    internal void ClearChanged() => _changed.Clear();

    internal void Evict(long olderThan)
    {
        foreach (var (id, _) in _buckets.Where(entry => entry.Value.LastUsed < olderThan).ToArray())
        {
            _buckets.Remove(id);
        }
    }

    /// <summary>Lets go of what retention has removed from the store.</summary>
    internal void ForgetRemoved()
    {
        foreach (var id in _buckets.Keys.Where(IsRemoved).ToArray())
        {
            _buckets.Remove(id);
        }

        bool IsRemoved(ulong id)
        {
            var tier = (Tier)((id >> TierShift) & 7);
            return !IsKept(tier, tier.StartUs((int)(id & ((1u << TierShift) - 1))));
        }
    }

    // A bucket that retention has removed must not come back with a part of its content.
    private bool IsKept(Tier tier, long timeUs) => tier.StartUs(tier.IndexOf(timeUs)) >= owner.Marks.Of(tier);

    private BucketSums Bucket(Slice slice, Tier tier, int index, long batch)
    {
        ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(_buckets, ((ulong)(uint)slice.Code << 32) | ((ulong)tier << TierShift) | (uint)index, out _);
        bucket ??= new HotBucket(tier == Tier.Total ? StateKeys.City(owner.Name, city) : StateKeys.Bucket(owner.Name, city, slice, tier, index));
        if (bucket.LastUsed != batch)
        {
            bucket.LastUsed = batch;
            _changed.Add(bucket);
        }

        return bucket.Sums;
    }
}
