using System.Globalization;
using System.Text;
using CcgcStream.State;
using CcgcStream.State.Sources;

namespace CcgcStream.Collector.Sources.Bluesky;

/// <summary>
/// Which posts of an account were taken: when it is deleted the stream names the account alone. Kept in the store by month, so that one scan a month finds an
/// account's posts, and old months go as a whole.
/// </summary>
internal sealed class AuthorPosts(string source, IStateStore store, TimeProvider clock)
{
    /// <summary>As long as a mention can still be taken back.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(45);

    /// <summary>Saves which posts are about to be handed on.</summary>
    /// <param name="posts">Account and key of each.</param>
    /// <param name="ct">Ends the save.</param>
    public async ValueTask SaveAsync(IReadOnlyList<(string Did, string Key)> posts, CancellationToken ct)
    {
        if (posts.Count > 0)
        {
            var month = Month(clock.GetUtcNow());
            await store.TryWriteAsync(SourceKeys.Space, [], [.. posts.Select(p => new StateWrite(SourceKeys.Memo(source, $"{month}/{p.Did}/{p.Key}"), [1]))], ct);
        }
    }

    /// <summary>Keys of the posts of an account that were taken lately, each once.</summary>
    public async ValueTask<IReadOnlyCollection<string>> OfAsync(string did, CancellationToken ct)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var month in Months())
        {
            var prefix = SourceKeys.Memo(source, $"{month}/{did}/");
            await foreach (var entry in store.ScanAsync(SourceKeys.Space, prefix, SourceKeys.EndOf(prefix), reverse: false, ct))
            {
                found.Add(Encoding.UTF8.GetString(entry.Key.AsSpan(prefix.Length)));
            }
        }

        return found;
    }

    /// <summary>Forgets the months in which nothing lies that can still be taken back.</summary>
    public async ValueTask ForgetOldAsync(CancellationToken ct)
    {
        var old = new List<StateWrite>();
        await foreach (var entry in store.ScanAsync(SourceKeys.Space, SourceKeys.Memo(source, ""), SourceKeys.Memo(source, Months().First()), reverse: false, ct))
        {
            old.Add(new StateWrite(entry.Key, null));
            if (old.Count == 1000)
            {
                await store.TryWriteAsync(SourceKeys.Space, [], old, ct);
                old = [];
            }
        }

        if (old.Count > 0)
        {
            await store.TryWriteAsync(SourceKeys.Space, [], old, ct);
        }
    }

    private IEnumerable<string> Months()
    {
        var now = clock.GetUtcNow();
        var (first, last) = (now - Kept, Month(now));
        for (var month = new DateTimeOffset(first.UtcDateTime.Year, first.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero); string.CompareOrdinal(Month(month), last) <= 0; month = month.AddMonths(1))
        {
            yield return Month(month);
        }
    }

    private static string Month(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMM", CultureInfo.InvariantCulture);
}
