using CcgcStream.Contracts.Posts;
using CcgcStream.State;
using CcgcStream.State.Sources;

namespace CcgcStream.Collector.Sources.X;

/// <summary>
/// Which posts the stream brought about each city, by the time of their publishing, until X's own count is held against them. Kept in the store before the
/// posts are handed on, so that neither a restart nor a post that comes twice makes the figure wrong.
/// </summary>
internal sealed class XTally(string source, IStateStore store, IReadOnlyDictionary<string, IReadOnlyList<string>> names)
{
    /// <summary>Notes the posts that the count's query of a city would find: it asks for fewer names than the stream's rules do.</summary>
    public async ValueTask NoteAsync(IEnumerable<Post> posts, CancellationToken ct)
    {
        var writes = posts.SelectMany(p => names.Where(c => c.Value.Any(n => p.Text.Contains(n, StringComparison.OrdinalIgnoreCase)))
            .Select(c => new StateWrite(Key(p.Id["x:".Length..], c.Key), [1]))).ToList();
        if (writes.Count > 0)
        {
            await store.TryWriteAsync(SourceKeys.Space, [], writes, ct);
        }
    }

    /// <summary>Posts of a span of time, one for each city that they are about.</summary>
    public async ValueTask<long> CountAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var count = 0L;
        await foreach (var _ in store.ScanAsync(SourceKeys.Space, Key(Snowflake.At(from), ""), Key(Snowflake.At(to), ""), reverse: false, ct))
        {
            count++;
        }

        return count;
    }

    /// <summary>Forgets what has been counted.</summary>
    public async ValueTask ForgetAsync(DateTimeOffset until, CancellationToken ct)
    {
        var old = new List<StateWrite>();
        await foreach (var entry in store.ScanAsync(SourceKeys.Space, SourceKeys.Memo(source, ""), Key(Snowflake.At(until), ""), reverse: false, ct))
        {
            old.Add(new StateWrite(entry.Key, null));
        }

        foreach (var part in old.Chunk(1000))
        {
            await store.TryWriteAsync(SourceKeys.Space, [], part, ct);
        }
    }

    /// <summary>Ids carry their time and grow in length, so they are padded to sort by it.</summary>
    private byte[] Key(string id, string city) => SourceKeys.Memo(source, $"{id.PadLeft(20, '0')}/{city}");
}
