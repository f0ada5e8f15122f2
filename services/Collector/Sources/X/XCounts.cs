using System.Globalization;
using System.Runtime.CompilerServices;
using CcgcStream.Collector.Budgets;
using CcgcStream.Collector.Seam;

namespace CcgcStream.Collector.Sources.X;

/// <summary>Holds X's own count of posts against what the stream brought: how much is missing where the stream is sampled, capped or cut off.</summary>
internal sealed class XCounts(XSearch search, DailyBudget budget, XTally tally, IReadOnlyList<string> queries)
{
    /// <summary>X shows 99 % of the posts of a busy stream within a minute; younger ones are not yet counted.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(5);

    /// <summary>The stream's pages, noted; completeness is decided by the counts and not by what comes by.</summary>
    public async IAsyncEnumerable<SourcePage> TalliedAsync(IAsyncEnumerable<SourcePage> pages, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var page in pages.WithCancellation(ct))
        {
            await tally.NoteAsync(page.Posts, ct);
            yield return page with { Obtained = 0 };
        }
    }

    /// <summary>Counts the time since the last count. The cursor is its end, in Unix seconds.</summary>
    /// <param name="cursor">Where the last count ended; null at the very first.</param>
    /// <param name="now">The present.</param>
    /// <param name="reach">How far back the stream's first run went: what was before is not ours to answer for.</param>
    /// <param name="ct">Ends the count.</param>
    public async IAsyncEnumerable<SourcePage> ReadAsync(string? cursor, DateTimeOffset now, TimeSpan reach, [EnumeratorCancellation] CancellationToken ct)
    {
        var from = long.TryParse(cursor, CultureInfo.InvariantCulture, out var last) ? DateTimeOffset.FromUnixTimeSeconds(last) : now - reach;
        from = from > search.Earliest ? from : search.Earliest;
        var to = now - Young;
        if (cursor is null)
        {
            yield return new SourcePage([], Cursor(from));
        }

        if (to - from < TimeSpan.FromSeconds(1))
        {
            yield break;
        }

        var reported = 0L;
        foreach (var query in queries)
        {
            await budget.SpendAsync(XManners.DollarsPerPost, ct);
            reported += await search.CountAsync(query, from, to, ct);
        }

        // Whole seconds, as X takes them.
        (from, to) = (DateTimeOffset.FromUnixTimeSeconds(from.ToUnixTimeSeconds()), DateTimeOffset.FromUnixTimeSeconds(to.ToUnixTimeSeconds()));
        yield return new SourcePage([], Cursor(to)) { Reported = reported, Obtained = await tally.CountAsync(from, to, ct) };
        await tally.ForgetAsync(to, ct);
    }

    private static string Cursor(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
