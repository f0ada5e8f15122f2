using System.Buffers.Binary;
using System.Text;
using CcgcStream.Collector.Seam;
using CcgcStream.Contracts.Posts;
using CcgcStream.State;
using CcgcStream.State.Sources;

namespace CcgcStream.Collector.Rereads;

/// <summary>A post that is due to be read again.</summary>
/// <param name="Key">Its place in the store.</param>
/// <param name="Id">Its id.</param>
/// <param name="Published">When it was published.</param>
/// <param name="Revision">What it said when it was last read.</param>
internal sealed record DuePost(byte[] Key, string Id, DateTimeOffset Published, uint Revision);

/// <summary>
/// Which posts are to be read again and when, in the store under the time at which each is due. Entries are written in the same step as the
/// cursor that delivered the post, so that none is forgotten.
/// </summary>
internal sealed class RereadBook(string source, RereadPlan plan, IStateStore store)
{
    private const int ValueBytes = 12;

    /// <summary>The entry for a post as just read; null when it is not to be read again.</summary>
    public StateWrite? Next(Post post, uint revision, DateTimeOffset now) =>
        post.Deleted || !plan.Takes(post) ? null : Next(post.Id, post.PublishedAt ?? now, revision, now);

    /// <summary>The writes that put a due post back for its next age, or forget it after its last.</summary>
    public IEnumerable<StateWrite> Again(DuePost due, uint revision, bool gone, DateTimeOffset now)
    {
        yield return new StateWrite(due.Key, null);
        if (!gone && Next(due.Id, due.Published, revision, now) is { } next)
        {
            yield return next;
        }
    }

    /// <summary>The posts that are due, the longest overdue first; at most one request's worth.</summary>
    public async ValueTask<IReadOnlyList<DuePost>> DueAsync(DateTimeOffset now, CancellationToken ct)
    {
        var due = new List<DuePost>();
        var prefix = SourceKeys.Rereads(source);
        await foreach (var entry in store.ScanAsync(SourceKeys.Space, prefix, SourceKeys.Reread(source, now, ""), reverse: false, ct))
        {
            due.Add(Read(entry, SourceKeys.Reread(source, now, "").Length));
            if (due.Count == plan.Batch)
            {
                break;
            }
        }

        return due;
    }

    private StateWrite? Next(string id, DateTimeOffset published, uint revision, DateTimeOffset now)
    {
        foreach (var age in plan.Ages)
        {
            if (published + age > now)
            {
                var value = new byte[ValueBytes];
                BinaryPrimitives.WriteInt64LittleEndian(value, published.UtcTicks);
                BinaryPrimitives.WriteUInt32LittleEndian(value.AsSpan(8), revision);
                return new StateWrite(SourceKeys.Reread(source, published + age, id), value);
            }
        }

        return null;
    }

    private static DuePost Read(KeyValuePair<byte[], byte[]> entry, int idAt) => new(
        entry.Key, Encoding.UTF8.GetString(entry.Key.AsSpan(idAt)), new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(entry.Value), TimeSpan.Zero),
        BinaryPrimitives.ReadUInt32LittleEndian(entry.Value.AsSpan(8)));
}
