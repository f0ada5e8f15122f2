using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CcgcStream.Api.Json;

/// <summary>A JSON answer as bytes, plain and gzipped, with its strong ETag: written to any number of readers, allocating nothing for each.</summary>
internal sealed class PreparedJson : IResult
{
    private const int WorthPacking = 1024;
    private static readonly StringValues NoCache = "no-cache";
    private static readonly StringValues Varies = new(HeaderNames.Accept + ", " + HeaderNames.AcceptEncoding);
    private static readonly StringValues Gzip = "gzip";

    private readonly byte[] _plain;
    private readonly Lazy<byte[]> _gzip;
    private readonly StringValues _etag;
    private readonly StringValues _gzipEtag;

    private PreparedJson(byte[] plain)
    {
        _plain = plain;
        _gzip = new Lazy<byte[]>(Compress);
        _etag = EtagOf(plain);
        _gzipEtag = _etag.ToString()[..^1] + "-gz\"";
    }

    /// <summary>The plain bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => _plain;

    public static PreparedJson Of(object value, JsonTypeInfo type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type));

    /// <summary>A strong ETag of bytes: 128 bits of their SHA-256.</summary>
    public static string EtagOf(ReadOnlySpan<byte> bytes) => $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"";

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var request = httpContext.Request.Headers;
        var response = httpContext.Response;
        var packed = _plain.Length > WorthPacking && AcceptsGzip(request.AcceptEncoding);
        var etag = packed ? _gzipEtag : _etag;
        response.Headers.ETag = etag;
        response.Headers.CacheControl = NoCache;
        response.Headers.Vary = Varies;
        if (request.IfNoneMatch.Count > 0 && Matches(request.IfNoneMatch.ToString(), etag.ToString()))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        var body = packed ? _gzip.Value : _plain;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        if (packed)
        {
            response.Headers.ContentEncoding = Gzip;
        }
        var writing = response.BodyWriter.WriteAsync(body, httpContext.RequestAborted);
        return writing.IsCompletedSuccessfully ? Task.CompletedTask : writing.AsTask();
    }

    private static bool AcceptsGzip(StringValues accepted) => accepted.Count > 0
        && accepted.ToString() is var wanted && wanted.Contains("gzip", StringComparison.OrdinalIgnoreCase)
        && !wanted.Contains("gzip;q=0", StringComparison.OrdinalIgnoreCase);

    private static bool Matches(string asked, string etag) =>
        asked == "*" || asked.Split(',', StringSplitOptions.TrimEntries).Any(tag => tag == etag || tag == "W/" + etag);

    private byte[] Compress()
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(_plain);
        }
        return buffer.ToArray();
    }
}
