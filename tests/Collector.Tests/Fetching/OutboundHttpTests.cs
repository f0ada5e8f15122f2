using CcgcStream.Collector.Configuration;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Setup;

namespace CcgcStream.Collector.Tests.Fetching;

public sealed class OutboundHttpTests
{
    [Theory]
    [InlineData("http://127.0.0.1:9/", false)]
    [InlineData("http://localhost:9/", false)]
    [InlineData("http://[::1]:9/", false)]
    [InlineData("http://169.254.169.254/latest/meta-data", true)]
    [InlineData("http://10.0.0.1/", true)]
    [InlineData("http://192.168.1.1/", true)]
    public async Task Private_addresses_are_out_of_reach(string address, bool evenWithLoopback)
    {
        foreach (var loopback in evenWithLoopback ? [false, true] : (bool[])[false])
        {
            using var outbound = new OutboundHttp(new CollectorOptions { AllowLoopback = loopback });
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            var refusal = await Assert.ThrowsAnyAsync<Exception>(() => outbound.Invoker.SendAsync(request, TestContext.Current.CancellationToken));
            Assert.Contains("not allowed per policy", refusal.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_secret_shows_itself_only_on_demand()
    {
        var secret = new Secret("hidden");
        Assert.Equal("***", $"{secret}");
        Assert.Equal("hidden", secret.Reveal());
    }
}
