using System.Text;
using System.Text.Json;

namespace CcgcStream.State.Access;

/// <summary>API keys in the state store (space <c>api</c>): made, found, listed and revoked.</summary>
public sealed class ApiKeyStore(IStateStore store, TimeProvider time)
{
    /// <summary>Space of the keys.</summary>
    public const string Space = "api";

    private const int LivePerName = 2;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Makes a key.</summary>
    /// <param name="name">Whose key: 1 to 64 letters, digits, <c>. _ -</c>.</param>
    /// <param name="scopes">One or more of <see cref="ApiKeyScopes.All"/>.</param>
    /// <param name="life">How long it is accepted; at most 366 days.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ArgumentException">A wrong name, scope or life.</exception>
    /// <exception cref="InvalidOperationException">The name has two live keys already: revoke one first.</exception>
    public async Task<IssuedApiKey> AddAsync(string name, IReadOnlyList<string> scopes, TimeSpan life, CancellationToken ct)
    {
        Check(name, scopes, life);
        var now = time.GetUtcNow();
        var held = (await ListAsync(ct)).Count(key => key.Name == name && key.IsLiveAt(now));
        if (held >= LivePerName)
        {
            throw new InvalidOperationException($"'{name}' has {held} live keys; revoke one before making another.");
        }
        var (id, token, hash) = ApiKeyToken.Create();
        var key = new ApiKey(id, name, hash, [.. scopes.Distinct(StringComparer.Ordinal)], now, now + life, null);
        return await store.TryWriteAsync(Space, [new StateCondition(KeyOf(id), null)], [new StateWrite(KeyOf(id), Write(key))], ct)
            ? new IssuedApiKey(key, token)
            : await AddAsync(name, scopes, life, ct);
    }

    /// <summary>The live key of a token; null when the token is unknown, wrong, expired or revoked.</summary>
    public async Task<ApiKey?> FindAsync(string? token, CancellationToken ct)
    {
        if (!ApiKeyToken.TryParse(token, out var id, out var hash) || await GetAsync(id, ct) is not { } key)
        {
            return null;
        }
        return ApiKeyToken.Matches(hash, key.Hash) && key.IsLiveAt(time.GetUtcNow()) ? key : null;
    }

    /// <summary>All keys ever made, by id.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken ct)
    {
        var keys = new List<ApiKey>();
        await foreach (var (_, value) in store.ScanAsync(Space, KeyOf(""), KeyOf("\x7f"), reverse: false, ct))
        {
            keys.Add(JsonSerializer.Deserialize(value, ApiKeyJson.Default.ApiKey)!);
        }
        return keys;
    }

    /// <summary>Revokes a key at once.</summary>
    /// <returns>False when there is no such key.</returns>
    public async Task<bool> RevokeAsync(string id, CancellationToken ct)
    {
        if (await GetAsync(id, ct) is not { } key)
        {
            return false;
        }
        var revoked = key with { RevokedAt = key.RevokedAt ?? time.GetUtcNow() };
        return await store.TryWriteAsync(Space, [], [new StateWrite(KeyOf(id), Write(revoked))], ct);
    }

    private async Task<ApiKey?> GetAsync(string id, CancellationToken ct) =>
        (await store.GetAsync(Space, [KeyOf(id)], ct))[0] is { } bytes ? JsonSerializer.Deserialize(bytes, ApiKeyJson.Default.ApiKey) : null;

    private static void Check(string name, IReadOnlyList<string> scopes, TimeSpan life)
    {
        if (name.Length is 0 or > 64 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'))
        {
            throw new ArgumentException("A name has 1 to 64 letters, digits or any of . _ -", nameof(name));
        }
        if (scopes.Count == 0 || scopes.Except(ApiKeyScopes.All).Any())
        {
            throw new ArgumentException($"Scopes are one or more of {string.Join(", ", ApiKeyScopes.All)}.", nameof(scopes));
        }
        if (life <= TimeSpan.Zero || life > Longest)
        {
            throw new ArgumentException("A key lives for more than no time and at most 366 days.", nameof(life));
        }
    }

    private static byte[] KeyOf(string id) => Encoding.UTF8.GetBytes("key/" + id);

    private static byte[] Write(ApiKey key) => JsonSerializer.SerializeToUtf8Bytes(key, ApiKeyJson.Default.ApiKey);
}
