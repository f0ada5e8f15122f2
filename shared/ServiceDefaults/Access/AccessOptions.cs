namespace CcgcStream.ServiceDefaults.Access;

/// <summary>Who may use the API; configuration section <c>Auth</c>.</summary>
public sealed class AccessOptions
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

    /// <summary>
    /// The claim that holds what its bearer may do, in access tokens and ID tokens alike: a list separated by spaces, an array, or a
    /// path into a claim that is an object, such as <c>realm_access.roles</c>. <c>scope</c> (default) also reads <c>scp</c>.
    /// </summary>
    public string ScopeClaim { get; init; } = "scope";

    /// <summary>What a value of <see cref="ScopeClaim"/> grants, such as <c>ccgc-editors</c>: <c>read ack</c>; a value without an entry means the scope of that name.</summary>
    public Dictionary<string, string> Grants { get; init; } = [];

    /// <summary>The dashboard's sign-in at the issuer.</summary>
    public ProviderOptions Provider { get; init; } = new();

    /// <summary>Requests a minute for each key, or for each address where none is given. 0: no limit (default while open on loopback).</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>True when the dashboard offers a sign-in at the issuer.</summary>
    public bool HasProvider => Authority.Length > 0 && Provider.ClientId.Length > 0;

    /// <summary>True for the name of the configured issuer. Its own metadata could name another: whoever controls them must not speak for somebody else.</summary>
    public bool IsIssuer(string? name) => name is not null && name.TrimEnd('/') == Authority.TrimEnd('/');

    /// <summary>The limit in force.</summary>
    public int EffectiveRequestsPerMinute => RequestsPerMinute ?? (Required ? 6_000 : 0);
}
