namespace CcgcStream.Api.Posts;

/// <summary>Addresses in posts are written by strangers: only http and https are passed on, so that no link can run a script.</summary>
internal static class WebAddress
{
    /// <summary>The address in canonical form, or an empty string.</summary>
    public static string Of(string? address) =>
        address is { Length: > 0 and <= 2048 } && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.UserInfo.Length == 0
            ? uri.AbsoluteUri
            : "";
}
