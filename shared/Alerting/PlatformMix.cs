using System.Collections.Immutable;
using CcgcStream.Alerting.Observations;

namespace CcgcStream.Alerting;

/// <summary>The usual share of each platform in a city's stories, and what is missing when some are incomplete.</summary>
internal static class PlatformMix
{
    private const double KeepPerBucket = 0.999;
    private const long Forgotten = 1_000;

    public static ImmutableSortedDictionary<string, long> Add(ImmutableSortedDictionary<string, long> mix, CityObservation observation)
    {
        if (observation.Votes.Count == 0)
        {
            return mix;
        }

        var next = mix.ToBuilder();
        foreach (var (platform, stories) in mix)
        {
            // A silent platform keeps its share, or its silence would soon look complete.
            if (CompletenessOf(observation, platform) >= 1)
            {
                next[platform] = (long)Math.Round(stories * KeepPerBucket);
            }
        }

        foreach (var vote in observation.Votes)
        {
            next[vote.Platform] = next.GetValueOrDefault(vote.Platform) + vote.WeightMicro;
        }

        next.RemoveRange([.. next.Where(p => p.Value < Forgotten).Select(p => p.Key)]);
        return next.ToImmutable();
    }

    /// <summary>0..1 of the city's expected data; of one platform's where the slice is a platform.</summary>
    public static double Completeness(ImmutableSortedDictionary<string, long> mix, CityObservation observation, string slice)
    {
        if (observation.PlatformCompleteness is null or { Count: 0 })
        {
            return 1;
        }

        if (slice.StartsWith("platform:", StringComparison.Ordinal))
        {
            return CompletenessOf(observation, slice["platform:".Length..]);
        }

        var total = mix.Values.Sum(v => (double)v);
        return total <= 0 ? 1 : mix.Sum(p => p.Value * CompletenessOf(observation, p.Key)) / total;
    }

    private static double CompletenessOf(CityObservation observation, string platform) =>
        observation.PlatformCompleteness?.GetValueOrDefault(platform, 1) ?? 1;
}
