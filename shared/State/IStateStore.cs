namespace CcgcStream.State;

/// <summary>
/// Ordered key-value spaces with an atomic, fenced commit. Two engines hold the same contract tests:
/// embedded (RocksDB) and Redis (Lua). A space is a namespace such as <c>aggregate/3</c>; keys sort bytewise.
/// </summary>
public interface IStateStore : IAsyncDisposable
{
    /// <summary>Takes a space for a writer: raises its fencing token, so that every older lease is refused from now on.</summary>
    ValueTask<StateLease> AcquireAsync(string space, string owner, CancellationToken ct);

    /// <summary>Applies everything or nothing, if the lease is the latest and the stored offset is the expected one.</summary>
    /// <exception cref="FencedException">Another writer took the space.</exception>
    /// <exception cref="OffsetConflictException">The stored offset is not <see cref="StateCommit.ExpectedOffset"/>.</exception>
    /// <exception cref="StateUnavailableException">No answer: whether it was applied is not known.</exception>
    ValueTask CommitAsync(StateCommit commit, CancellationToken ct);

    /// <summary>The stored offset of a space; -1 where nothing was ever committed.</summary>
    ValueTask<long> OffsetAsync(string space, CancellationToken ct);

    /// <summary>Values of keys, null where absent, in the order asked.</summary>
    ValueTask<IReadOnlyList<byte[]?>> GetAsync(string space, IReadOnlyList<byte[]> keys, CancellationToken ct);

    /// <summary>Entries with <paramref name="from"/> &lt;= key &lt; <paramref name="to"/>, in key order, or from the end when reversed.</summary>
    IAsyncEnumerable<KeyValuePair<byte[], byte[]>> ScanAsync(string space, byte[] from, byte[] to, bool reverse, CancellationToken ct);

    /// <summary>
    /// Writes without a lease (cursors, keys, acknowledgements): all or nothing, if every condition holds.
    /// </summary>
    /// <returns>False when a condition did not hold and nothing was written.</returns>
    ValueTask<bool> TryWriteAsync(string space, IReadOnlyList<StateCondition> conditions, IReadOnlyList<StateWrite> writes, CancellationToken ct);
}

/// <summary>The right to commit to a space, and the offset that was stored when it was taken.</summary>
public sealed record StateLease(string Space, string Owner, long Token, long Offset);

/// <summary>One atomic step of a space's owner.</summary>
public sealed record StateCommit(StateLease Lease, long ExpectedOffset, long NextOffset, IReadOnlyList<StateWrite> Writes);

/// <summary>Sets a key, or deletes it where the value is null.</summary>
public readonly record struct StateWrite(byte[] Key, byte[]? Value);

/// <summary>Holds when the key's value is exactly this; null: when the key is absent.</summary>
public readonly record struct StateCondition(byte[] Key, byte[]? Value);

/// <summary>Another writer has taken the space since: stop, do not retry.</summary>
public sealed class FencedException(string message) : Exception(message);

/// <summary>The space is at another offset than expected: read it again before going on.</summary>
public sealed class OffsetConflictException(string message, long stored) : Exception(message)
{
    /// <summary>The offset that is stored.</summary>
    public long Stored { get; } = stored;
}

/// <summary>
/// The store gave no answer. A commit that was under way may or may not stand: read the offset, or take the space anew,
/// before going on. Sending the same commit again is safe: its expected offset sees to it that it is applied at most once.
/// </summary>
public sealed class StateUnavailableException(string message, Exception inner) : Exception(message, inner);
