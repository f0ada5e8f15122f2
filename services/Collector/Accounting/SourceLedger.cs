using System.Text.Json;
using CcgcStream.Collector.Rereads;
using CcgcStream.Collector.Seam;
using CcgcStream.Contracts.Posts;
using CcgcStream.Contracts.Sources;
using CcgcStream.State;
using CcgcStream.State.Sources;

namespace CcgcStream.Collector.Accounting;

/// <summary>
/// Cursors and hourly accounts of one source. They are saved together, in one step and only after the log's
/// acknowledgement, so a crash at any instant leaves a cursor and an account that belong to each other.
/// </summary>
internal sealed class SourceLedger(string source, IStateStore store, TimeProvider clock, RereadBook? rereads = null)
{
    /// <summary>How many delivered items a polled query remembers, at 16 bytes each.</summary>
    private const int SeenItems = 4096;

    /// <summary>A stream brings everything through one query, and what it missed comes again all at once.</summary>
    private const int SeenOfStream = 16_384;

    /// <summary>How often a stream's cursor is saved; a polled page is saved at once, because reading it again may cost money.</summary>
    private static readonly TimeSpan StreamSaveEvery = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _saving = new(1);
    private readonly Dictionary<string, QueryBook> _books = [];
    private readonly HourBook _hours = new(source, clock);
    private readonly List<StateWrite> _toReread = [];
    private DateTimeOffset _savedAt; // Never yet: the first page of a stream says where it begins, and is saved at once.

    /// <summary>Reads what an earlier process saved.</summary>
    public async ValueTask LoadAsync(IReadOnlyList<SourceQuery> queries, CancellationToken ct)
    {
        var values = await store.GetAsync(SourceKeys.Space, [.. queries.Select(q => SourceKeys.Cursor(source, q.Key))], ct);
        for (var i = 0; i < queries.Count; i++)
        {
            var stored = values[i] is { } bytes ? JsonSerializer.Deserialize(bytes, QueryStateJsonContext.Default.QueryState) : null;
            _books[queries[i].Key] = new QueryBook(queries[i], stored, queries[i].Every == TimeSpan.Zero ? SeenOfStream : SeenItems);
        }

        await _hours.LoadAsync(store, ct);
    }

    /// <summary>The book of a query.</summary>
    public QueryBook Book(string query) => _books[query];

    /// <summary>Splits a page into what has to be published and what is already there unchanged.</summary>
    public IReadOnlyList<Post> Fresh(string query, IReadOnlyList<Post> posts)
    {
        lock (_lock)
        {
            var latest = new Dictionary<ulong, uint>();
            var fresh = new List<Post>(posts.Count);
            foreach (var post in posts)
            {
                var item = PostFingerprint.Of(post, 0);
                uint? known = latest.TryGetValue(item.Id, out var inPage) ? inPage : Find(item.Id, out var seen) ? seen.Revision : null;
                latest[item.Id] = item.Revision;
                if (known != item.Revision)
                {
                    fresh.Add(post);
                }
            }

            return fresh;
        }
    }

    /// <summary>Notes a page that the log has acknowledged, and saves.</summary>
    /// <param name="query">The query's key.</param>
    /// <param name="page">The page.</param>
    /// <param name="refused">Ids that the event-time policy refused.</param>
    public async ValueTask CommitAsync(string query, SourcePage page, IReadOnlySet<string> refused, CancellationToken ct)
    {
        var book = _books[query];
        lock (_lock)
        {
            Count(book, page, refused);
            book.Cursor = page.Cursor ?? book.Cursor;
            book.Dirty = true;
        }

        if (book.Query.Every > TimeSpan.Zero || book.Query.Once || clock.GetUtcNow() - _savedAt >= StreamSaveEvery)
        {
            await SaveAsync(ct);
        }
    }

    /// <summary>Notes that a run of a query came to its end.</summary>
    public async ValueTask EndRunAsync(string query, CancellationToken ct)
    {
        lock (_lock)
        {
            var book = _books[query];
            book.LastRun = clock.GetUtcNow();
            book.Run++;
            book.Done = book.Query.Once;
            book.Dirty = true;
        }

        await SaveAsync(ct);
    }

    /// <summary>Of posts that were read again, those that say something else than what was delivered last.</summary>
    /// <param name="again">Posts, each with the revision that it had when it was last read.</param>
    public IReadOnlyList<Post> Changed(IEnumerable<(Post Post, uint Revision)> again)
    {
        lock (_lock)
        {
            return [.. again.Where(a => PostFingerprint.Of(a.Post, 0) is var now && now.Revision != (Find(now.Id, out var seen) ? seen.Revision : a.Revision)).Select(a => a.Post)];
        }
    }

    /// <summary>Notes changed posts that the log has acknowledged, and saves them with further entries.</summary>
    public async ValueTask CommitChangesAsync(IReadOnlyList<Post> changed, IReadOnlyList<StateWrite> more, CancellationToken ct)
    {
        lock (_lock)
        {
            long updates = 0, deletions = 0;
            foreach (var post in changed)
            {
                var now = PostFingerprint.Of(post, 0);
                if (Find(now.Id, out var known) && known.Revision == now.Revision)
                {
                    continue; // The stream told the same while this was on its way to the log.
                }

                _ = post.Deleted ? deletions++ : updates++;
                foreach (var book in _books.Values)
                {
                    if (book.Seen.TryGet(now.Id, out var seen))
                    {
                        book.Seen.Put(now with { Run = seen.Run });
                        book.Dirty = true;
                    }
                }
            }

            _hours.Change(h => h with { Updates = h.Updates + updates, Deletions = h.Deletions + deletions });
        }

        await SaveAsync(ct, [.. more]);
    }

    /// <summary>Notes failures, limit hits and downtime; saved with the next page or heartbeat.</summary>
    public void Note(Func<SourceHour, SourceHour> change)
    {
        lock (_lock)
        {
            _hours.Change(change);
        }
    }

    /// <summary>Notes time in which the source could not be reached, in the hours it fell into.</summary>
    public void NoteDowntime(DateTimeOffset from, DateTimeOffset to)
    {
        lock (_lock)
        {
            _hours.Down(from, to);
        }
    }

    /// <summary>Writes everything that has changed, in one step, with further entries.</summary>
    public async ValueTask SaveAsync(CancellationToken ct, params StateWrite[] more)
    {
        await _saving.WaitAsync(ct);
        try
        {
            var writes = new List<StateWrite>(more);
            int scheduled;
            lock (_lock)
            {
                writes.AddRange(_books.Values.Where(b => b.Dirty).Select(Write));
                writes.AddRange(_hours.Writes());
                writes.AddRange(_toReread);
                scheduled = _toReread.Count;
            }

            if (writes.Count > 0)
            {
                await WriteAsync(writes, ct);
                lock (_lock)
                {
                    _toReread.RemoveRange(0, scheduled); // Others may have been added meanwhile, behind these.
                }
            }

            _savedAt = clock.GetUtcNow();
        }
        finally
        {
            _saving.Release();
        }
    }

    private StateWrite Write(QueryBook book)
    {
        book.Dirty = false;
        return new StateWrite(
            SourceKeys.Cursor(source, book.Query.Key), JsonSerializer.SerializeToUtf8Bytes(book.ToState(), QueryStateJsonContext.Default.QueryState));
    }

    private async ValueTask WriteAsync(List<StateWrite> writes, CancellationToken ct)
    {
        var written = false;
        try
        {
            written = await store.TryWriteAsync(SourceKeys.Space, [], writes, ct);
        }
        finally
        {
            if (!written)
            {
                lock (_lock)
                {
                    // What did not reach the store has to go with the next save.
                    _hours.MarkUnsaved();
                    foreach (var book in _books.Values)
                    {
                        book.Dirty = true;
                    }
                }
            }
        }
    }

    private void Count(QueryBook book, SourcePage page, IReadOnlySet<string> refused)
    {
        long received = 0, updates = 0, deletions = 0, duplicates = 0, obtained = 0;
        foreach (var post in page.Posts)
        {
            if (refused.Contains(post.Id))
            {
                continue;
            }

            var item = PostFingerprint.Of(post, book.Run);
            var known = Find(item.Id, out var seen);
            obtained += known && seen.Run == book.Run && book.Seen.TryGet(item.Id, out _) ? 0 : 1;
            received += known || post.Deleted ? 0 : 1;
            deletions += post.Deleted && !(known && seen.Revision == item.Revision) ? 1 : 0;
            updates += known && !post.Deleted && seen.Revision != item.Revision ? 1 : 0;
            duplicates += known && seen.Revision == item.Revision ? 1 : 0;
            book.Seen.Put(item);
            if (!known && rereads?.Next(post, item.Revision, clock.GetUtcNow()) is { } later)
            {
                _toReread.Add(later);
            }
        }

        _hours.Change(h => h with
        {
            Received = h.Received + received,
            Updates = h.Updates + updates,
            Deletions = h.Deletions + deletions,
            Duplicates = h.Duplicates + duplicates,
            Rejected = h.Rejected + page.Malformed + refused.Count,
            Reported = h.Reported + page.Reported,
            Obtained = h.Obtained + (page.Obtained ?? obtained),
            Missed = h.Missed + page.Missed,
            CapHits = h.CapHits + (page.CapHit ? 1 : 0),
        });
    }

    private bool Find(ulong id, out SeenItem item)
    {
        item = default;
        foreach (var book in _books.Values)
        {
            if (book.Seen.TryGet(id, out item))
            {
                return true;
            }
        }

        return false;
    }
}
