using System.Text.Json.Serialization;

namespace CcgcStream.State.Access;

/// <summary>A key as it is stored: never the secret, only its SHA-256. The secret has 256 random bits, so a fast hash is enough.</summary>
/// <param name="Id">Eight letters; the public part, shown in lists and logs.</param>
/// <param name="Name">Whose key it is; a name may have two live keys, so that one can replace the other.</param>
/// <param name="Hash">SHA-256 of the secret, lower-case hexadecimal.</param>
/// <param name="Scopes">Some of <see cref="ApiKeyScopes.All"/>.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From when on it is refused.</param>
/// <param name="RevokedAt">When it was revoked; null while it was not.</param>
public sealed record ApiKey(
    string Id, string Name, string Hash, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt)
{
    /// <summary>True when the key is accepted at a moment.</summary>
    public bool IsLiveAt(DateTimeOffset moment) => RevokedAt is null && moment < ExpiresAt;

    /// <summary>True when the key carries the scope, or admin, which implies it.</summary>
    public bool Allows(string scope) => Scopes.Contains(scope) || Scopes.Contains(ApiKeyScopes.Admin);
}

/// <summary>A new key, and its token: shown once, stored nowhere.</summary>
public sealed record IssuedApiKey(ApiKey Key, string Token);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ApiKey))]
internal sealed partial class ApiKeyJson : JsonSerializerContext;
