using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using CcgcStream.Tests.Site;

namespace CcgcStream.Api.Tests.Security;

/// <summary>Bodies made to cost more than they weigh.</summary>
public sealed class BombTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public async Task A_body_that_unpacks_to_gigabytes_is_refused_after_the_limit(string encoding)
    {
        var bomb = encoding == "gzip" ? Gzip() : Zstd();
        Assert.InRange(bomb.Length, 1, 2 * 1024 * 1024);
        using var content = new ByteArrayContent(bomb);
        content.Headers.ContentType = new("application/x-ndjson");
        content.Headers.ContentEncoding.Add(encoding);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        using var answer = await pipeline.Site.Http.PostAsync("/v1/posts", content);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        // Told, not asserted: the other tests of this process spend processor time too. That it stops at the limit is what the 413 says.
        TestContext.Current.SendDiagnosticMessage($"{encoding}: {(Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds:0.0} s of processor in this process meanwhile");
    }

    [Fact]
    public async Task Nesting_without_end_is_refused_and_does_not_stop_the_lines_beside_it()
    {
        var deep = "{\"id\":\"a\",\"text\":\"Wuhan\",\"publishedAt\":\"2026-01-01T00:00:00Z\",\"media\":" + new string('[', 100_000) + "}";
        using var content = new StringContent(deep + "\n" + Pieces.Line("beside-the-deep", "Wuhan", TimeProvider.System.GetUtcNow()), Encoding.UTF8, "application/x-ndjson");
        using var answer = await pipeline.Site.Http.PostAsync("/v1/posts", content);
        Assert.Equal(HttpStatusCode.MultiStatus, answer.StatusCode);
        using var silence = new StringContent("{\"reason\":" + new string('[', 5_000), Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, (await pipeline.Site.Http.PostAsync("/v1/alerts/a/silence", silence)).StatusCode);
    }

    private static byte[] Gzip()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            Fill(gzip);
        }
        return packed.ToArray();
    }

    private static byte[] Zstd()
    {
        using var packed = new MemoryStream();
        using (var zstd = new ZstdSharp.CompressionStream(packed, 3, leaveOpen: true))
        {
            Fill(zstd);
        }
        return packed.ToArray();
    }

    /// <summary>A gigabyte of nothing.</summary>
    private static void Fill(Stream packing)
    {
        var zeros = new byte[1 << 20];
        for (var i = 0; i < 1_024; i++)
        {
            packing.Write(zeros);
        }
    }
}
