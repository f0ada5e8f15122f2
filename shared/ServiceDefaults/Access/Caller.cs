using System.Security.Claims;

namespace CcgcStream.ServiceDefaults.Access;

/// <summary>Who asks: the id of a key, or the subject of a token; for limits and the audit log.</summary>
public static class Caller
{
    /// <summary>The key's id or the token's subject; null for a caller without either.</summary>
    public static string? IdOf(ClaimsPrincipal who) => who.FindFirstValue(ClaimTypes.NameIdentifier) ?? who.FindFirstValue("sub");

    /// <summary>The name to show; empty when there is none.</summary>
    public static string NameOf(ClaimsPrincipal who) => who.Identity?.Name ?? who.FindFirstValue("preferred_username") ?? "";
}
