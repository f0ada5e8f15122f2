using CcgcStream.State;
using CcgcStream.State.Cities.Keys;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.Aggregator.Folding;

/// <summary>Tells posts that were counted before the ledger let go of them from posts that come late. Sources hardly ever change a publication day.</summary>
internal sealed class RetiredPosts(IStateStore store, string space)
{
    private const long DayUs = 86_400_000_000;

    /// <summary>Those of some posts that are retired; one read for all days together.</summary>
    internal async ValueTask<IReadOnlySet<(string Generation, string Post)>> AmongAsync(
        IReadOnlySet<(string Generation, string Post, long PublishedAtUs)> posts, CancellationToken ct)
    {
        var found = new HashSet<(string, string)>();
        if (posts.Count == 0)
        {
            return found;
        }

        var days = posts.GroupBy(post => (post.Generation, Day: DayOf(post.PublishedAtUs))).ToArray();
        var stored = await store.GetAsync(space, Array.ConvertAll(days, day => StateKeys.Retired(day.Key.Generation, day.Key.Day)), ct);
        for (var at = 0; at < days.Length; at++)
        {
            found.UnionWith(days[at].Where(post => RetiredDay.Holds(stored[at], post.Post)).Select(post => (post.Generation, post.Post)));
        }

        return found;
    }

    /// <summary>Day of publication, counted from the Unix epoch.</summary>
    internal static int DayOf(long publishedAtUs) => (int)(publishedAtUs / DayUs);
}
