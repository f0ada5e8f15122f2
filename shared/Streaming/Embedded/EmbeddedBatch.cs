using RocksDbSharp;

namespace CcgcStream.Streaming.Embedded;

/// <summary>What one step wants written. Collected first, so that a step that fails half-way writes nothing.</summary>
public sealed class EmbeddedBatch
{
    private readonly List<(ColumnFamilyHandle Family, byte[] Key, byte[]? Value, byte[]? RangeEnd)> _writes = [];

    public void Put(ColumnFamilyHandle family, byte[] key, byte[] value) => _writes.Add((family, key, value, null));

    public void Delete(ColumnFamilyHandle family, byte[] key) => _writes.Add((family, key, null, null));

    /// <summary>Deletes from &lt;= key &lt; to.</summary>
    public void DeleteRange(ColumnFamilyHandle family, byte[] from, byte[] to) => _writes.Add((family, from, null, to));

    /// <summary>Called on the writer's thread once everything is on disk, whoever still waits for it.</summary>
    public Action? Durable { get; set; }

    internal void AppendTo(WriteBatch batch)
    {
        foreach (var (family, key, value, end) in _writes)
        {
            if (value is not null)
            {
                batch.Put(key, value, family);
            }
            else if (end is not null)
            {
                batch.DeleteRange(key, (ulong)key.Length, end, (ulong)end.Length, family);
            }
            else
            {
                batch.Delete(key, family);
            }
        }
    }
}

/// <summary>A step in the writer's queue.</summary>
internal sealed record EmbeddedWrite(Action<EmbeddedBatch> Step, bool Alone)
{
    /// <summary>What the step wanted written, once it has run.</summary>
    public EmbeddedBatch Batch { get; } = new();

    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
