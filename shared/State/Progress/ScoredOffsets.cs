using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace CcgcStream.State.Progress;

/// <summary>Up to which offset of posts.enriched the published scores account for, by partition. A hint for people and tools; nothing depends on it.</summary>
public sealed class ScoredOffsets(IStateStore store)
{
    private const string Space = "progress";

    /// <summary>Notes that everything before <paramref name="next"/> is in the scores.</summary>
    public async ValueTask NoteAsync(int partition, long next, CancellationToken ct)
    {
        var value = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(value, next);
        await store.TryWriteAsync(Space, [], [new StateWrite(Key(partition), value)], ct);
    }

    /// <summary>The next offset that is not yet in the scores, for partitions 0..<paramref name="partitions"/>.</summary>
    public async ValueTask<IReadOnlyList<long>> ReadAsync(int partitions, CancellationToken ct)
    {
        var values = await store.GetAsync(Space, [.. Enumerable.Range(0, partitions).Select(Key)], ct);
        return [.. values.Select(v => v is null ? 0 : BinaryPrimitives.ReadInt64BigEndian(v))];
    }

    private static byte[] Key(int partition) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"scored/{partition}"));
}
