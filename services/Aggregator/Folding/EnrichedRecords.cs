using CcgcStream.Contracts.V1;
using CcgcStream.Streaming;
using Google.Protobuf;

namespace CcgcStream.Aggregator.Folding;

/// <summary>Reads records of posts.enriched and says what is wrong with those that cannot be folded.</summary>
internal static class EnrichedRecords
{
    // 1970 to 2200: outside, bucket numbers lose their meaning. Collectors clamp long before.
    private const long LastUs = 7_258_118_400_000_000;

    /// <summary>The record, or the reason why it is poison.</summary>
    internal static (Enriched? Body, string? Fault) Read(in ConsumedRecord record)
    {
        Enriched body;
        try
        {
            body = Enriched.Parser.ParseFrom(record.Value.Span);
        }
        catch (InvalidProtocolBufferException error)
        {
            return (null, "not an enriched record: " + error.Message);
        }

        var fault = body.BodyCase switch
        {
            Enriched.BodyOneofCase.Mention => FaultOf(body.Mention.Generation, body.Mention.PostId, body.Mention.PublishedAtUs)
                ?? (IsName(body.Mention.City) ? null : "no city"),
            Enriched.BodyOneofCase.Sweep => body.Sweep.Posts.Select(post => FaultOf(post.Generation, post.PostId, post.PublishedAtUs))
                .FirstOrDefault(found => found is not null),
            _ => "neither a mention nor a sweep",
        };
        return fault is null ? (body, null) : (null, fault);
    }

    private static string? FaultOf(string generation, string post, long timeUs) =>
        !IsName(generation) ? "no usable generation"
        : !IsName(post) ? "no usable post id"
        : timeUs is < 0 or > LastUs ? "publication time out of range"
        : null;

    private static bool IsName(string name) => name.Length > 0 && !name.Contains('\0', StringComparison.Ordinal);
}
