using System.Threading.Channels;
using RocksDbSharp;

namespace CcgcStream.Streaming.Embedded;

/// <summary>
/// The one RocksDB database behind the embedded engines: log, state and scores. One thread writes; whatever waits
/// when it comes round goes into one synced batch (group commit), so that many writers share one fsync.
/// </summary>
public sealed class EmbeddedDatabase : IAsyncDisposable
{
    /// <summary>Most operations of one group; bounds memory and latency.</summary>
    private const int MaxGroup = 512;

    private readonly RocksDb _db;
    private readonly DatabaseLifetime _lifetime;
    private readonly Channel<EmbeddedWrite> _queue = Channel.CreateBounded<EmbeddedWrite>(4096);
    private readonly WriteOptions _synced = new WriteOptions().SetSync(true);
    private readonly Task _writer;
    private EventLogException? _broken;

    private EmbeddedDatabase(RocksDb db)
    {
        _db = db;
        _lifetime = new DatabaseLifetime(db);
        Log = db.GetColumnFamily("log");
        State = db.GetColumnFamily("state");
        Scores = db.GetColumnFamily("scores");
        _writer = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public ColumnFamilyHandle Log { get; }

    public ColumnFamilyHandle State { get; }

    public ColumnFamilyHandle Scores { get; }

    /// <summary>Opens or creates the database of a directory.</summary>
    /// <exception cref="EventLogException">Another process has it open, or it cannot be read.</exception>
    public static EmbeddedDatabase Open(string directory)
    {
        Directory.CreateDirectory(directory);
        try
        {
            return new EmbeddedDatabase(RocksDb.Open(EmbeddedOptions.Database(), directory, EmbeddedOptions.ColumnFamilies()));
        }
        catch (RocksDbException e) when (e.Message.Contains("lock", StringComparison.OrdinalIgnoreCase))
        {
            throw new EventLogException($"the database in {Path.GetFullPath(directory)} is in use by another process: stop that one, or give this one another Data:Directory", e);
        }
        catch (RocksDbException e)
        {
            throw new EventLogException($"the database in {Path.GetFullPath(directory)} cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>Runs a step on the writer's thread, durable when the task completes. What the step throws reaches the caller and writes nothing.</summary>
    /// <param name="step">Fills the batch. It sees everything written by earlier groups; when <paramref name="alone"/>, by all earlier steps.</param>
    /// <param name="alone">True for a step that reads what another step of the same group may write.</param>
    /// <param name="ct">Cancels the waiting; a step under way is not undone.</param>
    public async Task WriteAsync(Action<EmbeddedBatch> step, bool alone, CancellationToken ct)
    {
        var write = new EmbeddedWrite(step, alone);
        await _queue.Writer.WriteAsync(write, ct);
        await write.Done.Task.WaitAsync(ct);
    }

    public byte[]? Get(ColumnFamilyHandle family, byte[] key)
    {
        using var use = _lifetime.Enter();
        return _db.Get(key, family);
    }

    public IReadOnlyList<byte[]?> Get(ColumnFamilyHandle family, IReadOnlyList<byte[]> keys)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        using var use = _lifetime.Enter();
        var families = new ColumnFamilyHandle[keys.Count];
        Array.Fill(families, family);
        return [.. _db.MultiGet([.. keys], families).Select(pair => (byte[]?)pair.Value)];
    }

    /// <summary>Up to <paramref name="limit"/> entries with from &lt;= key &lt; to, in order or from the end; fewer once they exceed <paramref name="maxBytes"/>.</summary>
    public List<KeyValuePair<byte[], byte[]>> Scan(
        ColumnFamilyHandle family, byte[] from, byte[] to, bool reverse, int limit, long maxBytes = long.MaxValue)
    {
        using var use = _lifetime.Enter();
        var entries = new List<KeyValuePair<byte[], byte[]>>();
        using var iterator = _db.NewIterator(family);
        if (reverse)
        {
            iterator.SeekForPrev(to);
            if (iterator.Valid() && iterator.GetKeySpan().SequenceCompareTo(to) >= 0)
            {
                iterator.Prev();
            }
        }
        else
        {
            iterator.Seek(from);
        }

        var bytes = 0L;
        while (entries.Count < limit && bytes < maxBytes && iterator.Valid() && iterator.GetKeySpan().SequenceCompareTo(from) >= 0 && iterator.GetKeySpan().SequenceCompareTo(to) < 0)
        {
            entries.Add(new(iterator.Key(), iterator.Value()));
            bytes += entries[^1].Value.Length;
            _ = reverse ? iterator.Prev() : iterator.Next();
        }

        return entries;
    }

    public async ValueTask DisposeAsync()
    {
        if (_queue.Writer.TryComplete())
        {
            await _writer;
            _lifetime.Dispose();
        }
    }

    private void Run()
    {
        var group = new List<EmbeddedWrite>();
        EmbeddedWrite? held = null;
        while (held is not null || Wait())
        {
            if (held is not null)
            {
                group.Add(held);
                held = null;
            }

            while (group.Count < MaxGroup && !(group.Count == 1 && group[0].Alone) && _queue.Reader.TryRead(out var next))
            {
                if (next.Alone && group.Count > 0)
                {
                    held = next;
                    break;
                }

                group.Add(next);
            }

            Commit(group);
            group.Clear();
        }
    }

    private bool Wait() => _queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();

    private void Commit(List<EmbeddedWrite> group)
    {
        using var batch = new WriteBatch();
        var filled = new List<EmbeddedWrite>(group.Count);
        foreach (var write in group)
        {
            try
            {
                if (_broken is not null)
                {
                    throw _broken;
                }

                write.Step(write.Batch);
                write.Batch.AppendTo(batch);
                filled.Add(write);
            }
            catch (Exception e)
            {
                write.Done.TrySetException(e); // The step's own refusal: it wrote nothing, the others go on.
            }
        }

        try
        {
            if (filled.Count > 0)
            {
                _db.Write(batch, _synced);
            }

            filled.ForEach(w => w.Batch.Durable?.Invoke()); // Before anybody hears of it, and also when nobody waits any more.
            filled.ForEach(w => w.Done.TrySetResult());
        }
        catch (RocksDbException e)
        {
            // Steps have moved their counters already: after a failed write only opening again gives a true picture.
            _broken = new EventLogException($"the embedded database did not take a write: {e.Message}", e);
            filled.ForEach(w => w.Done.TrySetException(_broken));
        }
    }
}
