using System.Security.Claims;
using CcgcStream.ServiceDefaults.Access;

namespace CcgcStream.Api.Tests.Security;

/// <summary>What a token's claim grants: known scopes only, from the configured claim only.</summary>
public sealed class GrantedScopeTests
{
    [Theory]
    [InlineData("scope", "scope=openid read", "read")]
    [InlineData("scope", "scp=ack read", "read,ack")]
    [InlineData("scope", "scope=read;scope=admin", "read,admin")]
    [InlineData("scope", "scope=Read readx", "")]
    [InlineData("scope", "roles=admin", "")]
    [InlineData("roles", "scope=admin;roles=read", "read")]
    [InlineData("roles", "roles=editors", "read,ack")]
    [InlineData("roles", "roles=editors;roles=owners", "read,ack,admin")]
    [InlineData("realm_access.roles", "realm_access={\"roles\":[\"editors\",7,null]}", "read,ack")]
    [InlineData("realm_access.roles", "realm_access={\"roles\":\"read\"}", "read")]
    [InlineData("realm_access.roles", "realm_access={\"groups\":[\"editors\"]}", "")]
    [InlineData("realm_access.roles", "realm_access=editors", "")]
    [InlineData("realm_access.roles", "realm_access={\"roles\":{\"editors\":true}}", "")]
    [InlineData("https://example.org/roles", "https://example.org/roles=editors", "read,ack")]
    public void A_claim_grants_what_the_settings_say(string claim, string claims, string scopes)
    {
        var access = new AccessOptions { ScopeClaim = claim, Grants = new() { ["editors"] = "read ack", ["owners"] = "admin" } };
        var who = new ClaimsPrincipal(new ClaimsIdentity(claims.Split(';').Select(one => one.Split('=', 2)).Select(one => new Claim(one[0], one[1])), "test"));
        Assert.Equal(scopes, string.Join(',', GrantedScopes.Of(who, access)));
        var identity = GrantedScopes.IdentityOf(who, access, "test");
        Assert.All(new[] { "ingest", "read", "ack", "admin" }, scope => Assert.Equal(
            scopes.Split(',').Any(granted => granted == scope || granted == "admin"), Scopes.Allows(identity, scope)));
    }
}
