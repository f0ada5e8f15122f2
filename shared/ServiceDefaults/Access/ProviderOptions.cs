namespace CcgcStream.ServiceDefaults.Access;

/// <summary>The dashboard as a client of the identity provider of <c>Auth:Authority</c>; configuration section <c>Auth:Provider</c>.</summary>
public sealed class ProviderOptions
{
    /// <summary>Id of the dashboard at the provider; none (default): readers sign in with an API key only.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>Secret of a confidential client; empty for a public one, which PKCE protects alone.</summary>
    public string ClientSecret { get; init; } = "";

    /// <summary>What readers call the provider: "Sign in with …".</summary>
    public string Name { get; init; } = "OpenID Connect";

    /// <summary>Scopes that the provider is asked for, separated by spaces.</summary>
    public string Request { get; init; } = "openid profile";
}
