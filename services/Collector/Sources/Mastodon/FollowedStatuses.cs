using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using CcgcStream.State;
using CcgcStream.State.Sources;

namespace CcgcStream.Collector.Sources.Mastodon;

/// <summary>
/// Which status a deletion means: it names the server's id, we count by the id that all servers share. Kept in the store, for a deletion may
/// come long after a restart.
/// </summary>
internal sealed class FollowedStatuses(string source, IStateStore store, TimeProvider clock)
{
    /// <summary>As long as a mention can still be taken back.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(45);

    private readonly List<StateWrite> _new = [];

    /// <summary>Remembers a status; saved by <see cref="SaveAsync"/>.</summary>
    public void Add(string localId, string postId) => _new.Add(new StateWrite(Key(localId), Encoding.UTF8.GetBytes(postId)));

    /// <summary>Saves what is new; to be called before its posts are handed on.</summary>
    public async ValueTask SaveAsync(CancellationToken ct)
    {
        if (_new.Count > 0)
        {
            await store.TryWriteAsync(SourceKeys.Space, [], [.. _new], ct);
            _new.Clear();
        }
    }

    /// <summary>The post behind a server's id; null when it was never taken or is too long ago.</summary>
    public async ValueTask<string?> FindAsync(string localId, CancellationToken ct) =>
        (await store.GetAsync(SourceKeys.Space, [Key(localId)], ct))[0] is { } id ? Encoding.UTF8.GetString(id) : null;

    /// <summary>Forgets what is too old to be taken back. Ids carry their time: milliseconds since 1970 in their upper bits.</summary>
    public async ValueTask ForgetOldAsync(CancellationToken ct)
    {
        var end = Key(((clock.GetUtcNow() - Kept).ToUnixTimeMilliseconds() << 16).ToString(CultureInfo.InvariantCulture));
        var old = new List<StateWrite>();
        await foreach (var entry in store.ScanAsync(SourceKeys.Space, SourceKeys.Memo(source, ""), end, reverse: false, ct))
        {
            old.Add(new StateWrite(entry.Key, null));
        }

        if (old.Count > 0)
        {
            await store.TryWriteAsync(SourceKeys.Space, [], old, ct);
        }
    }

    /// <summary>Ids grow in length, so they are padded to sort by time.</summary>
    private byte[] Key(string localId) => SourceKeys.Memo(source, localId.PadLeft(20, '0'));
}

[JsonSerializable(typeof(string))]
internal sealed partial class FollowJsonContext : JsonSerializerContext;
