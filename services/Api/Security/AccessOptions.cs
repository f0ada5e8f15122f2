namespace CcgcStream.Api.Security;

/// <summary>Who may use the API; configuration section <c>Auth</c>.</summary>
internal sealed class AccessOptions
{
    public const string Section = "Auth";

    /// <summary>
    /// False (default): whoever reaches the port may read and write, which is why the process then binds to loopback only.
    /// True: every request needs a key or a token.
    /// </summary>
    public bool Required { get; init; }

    /// <summary>Issuer of OpenID Connect tokens, such as <c>https://login.example.org/realms/main</c>; none when empty.</summary>
    public string Authority { get; init; } = "";

    /// <summary>The audience that a token must be made for. Required with <see cref="Authority"/>.</summary>
    public string Audience { get; init; } = "ccgcstream";

    /// <summary>Requests a minute for each key, or for each address where none is given. 0: no limit (default while open on loopback).</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>The limit in force.</summary>
    public int EffectiveRequestsPerMinute => RequestsPerMinute ?? (Required ? 6_000 : 0);
}
