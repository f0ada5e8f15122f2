using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CcgcStream.State.Access;

/// <summary>Who did what to what, and when, in order of time (space <c>audit</c>). Entries are only ever added: no key is written twice.</summary>
public sealed class AuditTrail(IStateStore store)
{
    /// <summary>Space of the entries.</summary>
    public const string Space = "audit";

    private static readonly byte[] First = "0"u8.ToArray();
    private static readonly byte[] End = ":"u8.ToArray();

    /// <summary>Adds an entry; what it speaks of should fail when this does.</summary>
    /// <exception cref="StateUnavailableException">The store gave no answer.</exception>
    public async ValueTask AddAsync(AuditEntry entry, CancellationToken ct)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(entry, AuditJson.Default.AuditEntry);
        byte[] key;
        do
        {
            key = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{entry.At.UtcTicks:d19}/{Guid.NewGuid():n}"));
        }
        while (!await store.TryWriteAsync(Space, [new StateCondition(key, null)], [new StateWrite(key, bytes)], ct));
    }

    /// <summary>Entries newest first, each with its place; from before a place where one is given.</summary>
    public async IAsyncEnumerable<(string Place, AuditEntry Entry)> ReadAsync(
        string? before, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var end = before is null ? End : Encoding.UTF8.GetBytes(before);
        await foreach (var (key, value) in store.ScanAsync(Space, First, end, reverse: true, ct))
        {
            yield return (Encoding.UTF8.GetString(key), JsonSerializer.Deserialize(value, AuditJson.Default.AuditEntry)!);
        }
    }
}
