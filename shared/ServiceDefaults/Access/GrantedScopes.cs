using System.Security.Claims;
using System.Text.Json;
using CcgcStream.State.Access;

namespace CcgcStream.ServiceDefaults.Access;

/// <summary>Turns what an identity provider says of somebody into scopes of ours: only the configured claim counts, only known scopes come out.</summary>
public static class GrantedScopes
{
    private const string AlsoScope = "scp";

    /// <summary>An identity of subject, name and scopes. What else the token says of the person is not carried on.</summary>
    /// <param name="who">The validated token's identity, its claims under their own names.</param>
    /// <param name="access">Which claim counts and what its values grant.</param>
    /// <param name="scheme">The scheme that vouches for it.</param>
    public static ClaimsPrincipal IdentityOf(ClaimsPrincipal who, AccessOptions access, string scheme)
    {
        var subject = who.FindFirstValue("sub") ?? "";
        var name = who.FindFirstValue("preferred_username") ?? who.FindFirstValue("name") ?? who.FindFirstValue("email") ?? "";
        return new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, subject), new Claim(ClaimTypes.Name, name), .. Of(who, access).Select(scope => new Claim(Scopes.ClaimType, scope))],
            scheme));
    }

    /// <summary>The scopes, each once.</summary>
    public static IReadOnlyList<string> Of(ClaimsPrincipal who, AccessOptions access)
    {
        var values = access.ScopeClaim == Scopes.ClaimType
            ? who.FindAll(claim => claim.Type is Scopes.ClaimType or AlsoScope).Select(claim => claim.Value)
            : ValuesAt(who, access.ScopeClaim);
        var granted = values.SelectMany(Words).SelectMany(value => access.Grants.TryGetValue(value, out var scopes) ? Words(scopes) : [value]).ToHashSet(StringComparer.Ordinal);
        return [.. ApiKeyScopes.All.Where(granted.Contains)];
    }

    /// <summary>A claim by its full name (which may hold dots), otherwise a path into one that is a JSON object.</summary>
    private static IEnumerable<string> ValuesAt(ClaimsPrincipal who, string path)
    {
        if (who.HasClaim(claim => claim.Type == path))
        {
            return who.FindAll(path).Select(claim => claim.Value);
        }
        var steps = path.Split('.');
        return who.FindAll(steps[0]).SelectMany(claim => ValuesIn(claim.Value, steps.AsSpan(1)));
    }

    private static string[] ValuesIn(string json, ReadOnlySpan<string> steps)
    {
        if (steps.Length == 0 || !json.StartsWith('{'))
        {
            return [];
        }
        using var document = JsonDocument.Parse(json);
        var at = document.RootElement;
        foreach (var step in steps)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at))
            {
                return [];
            }
        }
        return at.ValueKind switch
        {
            JsonValueKind.String => [at.GetString()!],
            JsonValueKind.Array => [.. at.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!)],
            _ => [],
        };
    }

    private static string[] Words(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
