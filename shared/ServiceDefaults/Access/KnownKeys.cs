using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CcgcStream.State.Access;

namespace CcgcStream.ServiceDefaults.Access;

/// <summary>
/// Remembers keys for ten seconds, so that a read does not cost a look-up in the store; a revoked key is refused ten
/// seconds later at the latest. Tokens are held as hashes only, and a bounded number of them.
/// </summary>
public sealed class KnownKeys(ApiKeyStore store, TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, (ApiKey Key, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    public async ValueTask<ApiKey?> FindAsync(string token, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (_known.TryGetValue(hash, out var held) && now < held.Until && held.Key.IsLiveAt(now))
        {
            return held.Key;
        }
        var key = await store.FindAsync(token, ct);
        if (key is null)
        {
            _known.TryRemove(hash, out _);
            return null;
        }
        if (_known.Count >= Most)
        {
            _known.Clear();
        }
        _known[hash] = (key, now + Life);
        return key;
    }
}
