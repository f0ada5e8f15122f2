using System.Runtime.CompilerServices;
using CcgcStream.Aggregator.Folding;
using CcgcStream.Index.Buckets;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Windows;
using CcgcStream.State;
using CcgcStream.State.Cities.Keys;

namespace CcgcStream.Aggregator.Retention;

/// <summary>Removes the buckets of one city that no window and no history reaches any more.</summary>
internal sealed class BucketSweep(IStateStore store, string space)
{
    private static readonly FieldKind[] Sliced = [FieldKind.Platform, FieldKind.Actor, FieldKind.Language, FieldKind.Country, FieldKind.Topic];
    private static readonly Tier[] AllTiers = [Tier.Quarter, Tier.Hour, Tier.SixHours, Tier.Day];
    private static readonly Tier[] SliceTiers = [Tier.SixHours, Tier.Day];

    /// <param name="generation">Generation.</param>
    /// <param name="city">City id.</param>
    /// <param name="total">Its sums of all time, which name every slice that it ever had.</param>
    /// <param name="firstUs">Earliest publication time of the generation: nothing lies before.</param>
    /// <param name="cut">What goes.</param>
    /// <param name="ct">Cancels.</param>
    internal async IAsyncEnumerable<Removal> RunAsync(
        GenerationState generation, string city, BucketSums total, long firstUs, Cutoffs cut, [EnumeratorCancellation] CancellationToken ct)
    {
        var slices = Sliced.SelectMany(kind => total.OfKind(kind)).Select(entry => new Slice(entry.Field));
        foreach (var (slice, tiers) in slices.Select(slice => (slice, SliceTiers)).Prepend((Slice.All, AllTiers)))
        {
            foreach (var tier in tiers)
            {
                var before = Of(cut, tier);
                if (firstUs >= before)
                {
                    continue;
                }

                var (from, to) = StateKeys.BucketsBefore(generation.Name, city, slice, tier, tier.IndexOf(before));
                for (var pages = new StatePages(store, space, from, to); !pages.IsDone;)
                {
                    var removal = new Removal();
                    (await pages.NextAsync(ct)).ForEach(entry => removal.Delete("buckets", entry.Key));
                    Mark(generation, city, tier, before, removal);
                    yield return removal;
                }
            }
        }
    }

    private static void Mark(GenerationState generation, string city, Tier tier, long before, Removal removal)
    {
        if (removal.Writes.Count == 0)
        {
            return;
        }

        removal.Buckets.Add((generation.Name, city));
        var marks = generation.Marks;
        generation.Marks = tier switch
        {
            Tier.Day => marks with { DaysUs = Math.Max(marks.DaysUs, before) },
            Tier.SixHours => marks with { CoarseUs = Math.Max(marks.CoarseUs, before) },
            _ => marks with { FineUs = Math.Max(marks.FineUs, before) },
        };
        removal.Writes.Add(new(StateKeys.Marks(generation.Name), generation.Marks.Encode()));
    }

    private static long Of(Cutoffs cut, Tier tier) => tier switch
    {
        Tier.Day => cut.DaysUs,
        Tier.SixHours => cut.CoarseUs,
        _ => cut.FineUs,
    };
}
