using System.Net.Http.Headers;
using System.Text.Json;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Wire;

namespace CcgcStream.Collector.Fetching;

/// <summary>A complete answer, its body unpacked and within the size limit.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Headers">Headers of the answer.</param>
/// <param name="ContentType">Media type, "" when absent.</param>
/// <param name="Body">The body.</param>
internal sealed record Fetched(int Status, HttpResponseHeaders Headers, string ContentType, byte[] Body)
{
    /// <summary>Time that the answer says it was last changed; null when it does not.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>First value of a header; null when absent.</summary>
    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary>The body as JSON; characters that JSON forbids are taken out, as several sources send them.</summary>
    /// <exception cref="SourceFailure">It is not JSON: often an error page under status 200.</exception>
    public JsonDocument Json()
    {
        try
        {
            return JsonDocument.Parse(IllegalJson.Clean(Body), new JsonDocumentOptions { MaxDepth = 128, AllowTrailingCommas = true });
        }
        catch (JsonException e)
        {
            throw new SourceFailure(FailureKind.BadData, $"expected JSON, got {(ContentType.Length > 0 ? ContentType : "something else")} of {Body.Length} bytes", inner: e);
        }
    }
}
