using System.Runtime.InteropServices;
using RocksDbSharp;

namespace CcgcStream.Streaming.Embedded;

/// <summary>
/// Counts who is reading, so that closing waits for the last of them: RocksDB's own answer to a read after the end is to
/// crash the process. Afterwards every use fails with <see cref="ObjectDisposedException"/>.
/// </summary>
internal sealed class DatabaseLifetime : SafeHandle
{
    private readonly RocksDb _db;

    public DatabaseLifetime(RocksDb db)
        : base(0, ownsHandle: true)
    {
        _db = db;
        GC.SuppressFinalize(this); // The database has a finalizer of its own; ours could run after it.
    }

    public override bool IsInvalid => false;

    public Use Enter()
    {
        var held = false;
        DangerousAddRef(ref held);
        return new Use(this);
    }

    protected override bool ReleaseHandle()
    {
        _db.Dispose();
        return true;
    }

    /// <summary>A read under way.</summary>
    public readonly ref struct Use(DatabaseLifetime lifetime)
    {
        public void Dispose() => lifetime.DangerousRelease();
    }
}
