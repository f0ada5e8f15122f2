using System.Diagnostics;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Xml;
using CcgcStream.Collector.Configuration;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Sources.Rss;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CcgcStream.Collector.Tests.Fetching;

/// <summary>Answers that are meant to harm.</summary>
public sealed class HostileAnswersTests
{
    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://[fd00::1]/")]
    [InlineData("http://2130706434.example.invalid@192.168.0.1/")]
    public async Task A_redirect_leads_nowhere_private(string target)
    {
        await using var stub = new RedirectStub(target);
        await stub.StartAsync();
        using var outbound = new OutboundHttp(new CollectorOptions { AllowLoopback = true });
        using var request = new HttpRequestMessage(HttpMethod.Get, stub.Address + "/feed");
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => outbound.Invoker.SendAsync(request, TestContext.Current.CancellationToken));
        Assert.Contains("not allowed per policy", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_counts_as_the_address_that_is_connected_to()
    {
        // The policy looks at the address of the connection itself, so a name that answers differently the second time gains nothing.
        var own = System.Net.Dns.GetHostName();
        var addresses = await System.Net.Dns.GetHostAddressesAsync(own, TestContext.Current.CancellationToken);
        Assert.SkipWhen(addresses.Length == 0 || !addresses.All(IsInternal), $"this machine's own name ({own}) is a public address");
        using var outbound = new OutboundHttp(new CollectorOptions());
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{own}:9/");
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => outbound.Invoker.SendAsync(request, TestContext.Current.CancellationToken));
        Assert.Contains("not allowed per policy", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("zstd")]
    public async Task A_bomb_is_given_up_at_the_limit(string encoding)
    {
        using var content = new ByteArrayContent(Pack(new byte[64 * 1024 * 1024], encoding));
        content.Headers.ContentEncoding.Add(encoding);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = await Assert.ThrowsAsync<SourceFailure>(() => CappedBody.ReadAsync(content, 1024 * 1024, TestContext.Current.CancellationToken));
        Assert.Equal(FailureKind.BadData, refusal.Kind);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 * 1024 * 1024);
    }

    [Fact]
    public async Task A_document_type_is_never_followed_nor_unfolded()
    {
        await using var stub = new RedirectStub("/");
        await stub.StartAsync();
        var laughs = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">"));
        var bomb = $"<!DOCTYPE rss [<!ENTITY l0 \"lol\">{laughs}]><rss><channel><item><title>&l9;</title></item></channel></rss>";
        var thief = $"<!DOCTYPE rss [<!ENTITY x SYSTEM \"{stub.Address}/secret\">]><rss><channel><item><title>&x;</title></item></channel></rss>";
        var outside = $"<!DOCTYPE rss SYSTEM \"{stub.Address}/rss.dtd\"><rss><channel><item><title>Wuhan</title><guid>1</guid></item></channel></rss>";
        var clock = Stopwatch.StartNew();
        Assert.Throws<XmlException>(() => FeedParser.Parse(Encoding.UTF8.GetBytes(bomb)));
        Assert.Throws<XmlException>(() => FeedParser.Parse(Encoding.UTF8.GetBytes(thief)));
        Assert.Equal("Wuhan", Assert.Single(FeedParser.Parse(Encoding.UTF8.GetBytes(outside)).Items).Title);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
        Assert.Equal(0, stub.Requests);
    }

    private static bool IsInternal(System.Net.IPAddress address) => System.Net.IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal
        || (address.GetAddressBytes() is [10, ..] or [192, 168, ..] or [172, >= 16 and < 32, ..] or [169, 254, ..] or [100, >= 64 and < 128, ..]);

    private static byte[] Pack(byte[] body, string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZstdSharp.CompressionStream(packed, leaveOpen: true),
        })
        {
            packer.Write(body);
        }

        return packed.ToArray();
    }

    private sealed class RedirectStub(string target) : StubServer(new Corpus(1, DateTimeOffset.UnixEpoch), new FaultScript(1))
    {
        private int _requests;

        public int Requests => _requests;

        public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

        public override IReadOnlySet<string> Truth => new HashSet<string>();

        protected override void Map(WebApplication app) => app.MapFallback((HttpContext http) =>
        {
            Interlocked.Increment(ref _requests);
            http.Response.Redirect(target);
            return Task.CompletedTask;
        });
    }
}
