using CcgcStream.ServiceDefaults.Access;
using CcgcStream.Tests.Site;

namespace CcgcStream.Api.Tests.Security;

public sealed class BindingTests
{
    [Theory]
    [InlineData("urls=http://0.0.0.0:0")]
    [InlineData("urls=http://127.0.0.1:0;http://[::]:0")]
    [InlineData("Kestrel:Endpoints:All:Url=http://*:0")]
    public async Task Without_authentication_it_refuses_to_listen_beyond_this_machine(string setting)
    {
        var refusal = await Assert.ThrowsAsync<UnsafeBindingException>(() => TestSite.StartAsync(setting));
        Assert.Contains("Auth:Required=true", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_authentication_it_listens_where_it_is_told()
    {
        await using var site = await TestSite.StartAsync("urls=http://0.0.0.0:0", "Auth:Required=true");
        Assert.NotEqual(0, site.Address.Port);
    }

    [Theory]
    [InlineData("http://localhost:5000", true)]
    [InlineData("http://[::1]:5000", true)]
    [InlineData("https://127.1.2.3", true)]
    [InlineData("http://unix:/run/ccgc.sock", true)]
    [InlineData("http://+:80", false)]
    [InlineData("http://localhost.example.org:80", false)]
    [InlineData("http://127.0.0.1.example.org:80", false)]
    [InlineData("http://192.168.1.4:80", false)]
    public void Loopback_is_told_from_everything_else(string address, bool loopback) =>
        Assert.Equal(loopback, BindingGuard.IsLoopback(address));
}
