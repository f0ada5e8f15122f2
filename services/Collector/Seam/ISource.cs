namespace CcgcStream.Collector.Seam;

/// <summary>
/// One place that posts come from. A source only asks and translates: publishing, cursors, dedup, accounts, restarts and
/// back-off are the supervisor's.
/// </summary>
internal interface ISource
{
    /// <summary>What to ask, all of it; the supervisor gives each its turn, the longest overdue first.</summary>
    IReadOnlyList<SourceQuery> Queries { get; }

    /// <summary>How the supervisor should treat this source.</summary>
    SourceTraits Traits => SourceTraits.Default;

    /// <summary>
    /// Reads one query from a cursor on. A polled query ends when there is nothing more for now; a stream ends when its
    /// connection does. Each page is durably in the log before the next one is asked for.
    /// </summary>
    /// <param name="query">One of <see cref="Queries"/>.</param>
    /// <param name="cursor">The cursor of the last page that the log acknowledged; null at the very first run.</param>
    /// <exception cref="SourceFailure">Anything that goes wrong, classified.</exception>
    IAsyncEnumerable<SourcePage> ReadAsync(SourceQuery query, string? cursor, CancellationToken ct);
}
