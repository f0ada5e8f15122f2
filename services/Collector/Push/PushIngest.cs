using CcgcStream.Collector.Configuration;
using CcgcStream.Collector.Publishing;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Push;

/// <summary>Takes the items of one body through checking and publishing, and accounts for every single one.</summary>
internal sealed class PushIngest(RawPublisher publisher, CollectorMetrics metrics, CollectorOptions options)
{
    private const string Origin = "push";

    /// <summary>Publishes what is good and says what is wrong with the rest. Returns after the log's acknowledgement.</summary>
    public async Task<PushResponse> IngestAsync(IReadOnlyList<BodyItem> items, string generation, CancellationToken ct)
    {
        var results = new PushedItem[items.Count];
        var posts = new List<Post>(items.Count);
        var places = new List<int>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            if (Read(items[i].Bytes.Span, out var post, out var error))
            {
                posts.Add(post!);
                places.Add(i);
            }
            else
            {
                metrics.Refused(Origin, "malformed");
                results[i] = new PushedItem(i, items[i].Line, "", "rejected", error);
            }
        }

        var refusals = await publisher.PublishAsync(posts, generation, Origin, ct);
        for (var k = 0; k < posts.Count; k++)
        {
            var i = places[k];
            results[i] = new PushedItem(i, items[i].Line, posts[k].Id, refusals[k] is null ? "accepted" : "rejected", refusals[k]);
        }

        var accepted = refusals.Count(r => r is null);
        return new PushResponse(generation, accepted, items.Count - accepted, results);
    }

    private bool Read(ReadOnlySpan<byte> item, out Post? post, out string? error)
    {
        if (item.Length > options.Push.MaxItemBytes)
        {
            post = null;
            error = $"the item has {item.Length} bytes; at most {options.Push.MaxItemBytes} are taken";
            return false;
        }

        return PostReader.TryRead(item, out post, out error);
    }
}
