using System.Security.Claims;
using System.Text;
using CcgcStream.AlertStore;
using CcgcStream.Api.Ranking;
using CcgcStream.Api.Security.Audit;
using CcgcStream.Contracts.Topics;
using CcgcStream.Contracts.V1;
using CcgcStream.State;
using CcgcStream.State.Cities.Reading;
using CcgcStream.Streaming;
using Google.Protobuf;

namespace CcgcStream.Api.Privacy;

/// <summary>Finds what is stored of posts or of an author and has the pipeline take it back.</summary>
internal sealed class Erasure(IStateStore store, IEventLog log, AlertErasure alerts, AuditLog audit, TimeProvider time)
{
    private const int Batch = 500;

    /// <param name="ids">Post ids.</param>
    /// <param name="author">Pseudonym of an author; null for none.</param>
    /// <param name="dryRun">True: change nothing.</param>
    /// <param name="who">Who asks, for the audit log.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<ErasureAnswer> RunAsync(IReadOnlyList<string> ids, string? author, bool dryRun, ClaimsPrincipal who, CancellationToken ct)
    {
        var finder = new PostFinder(store, await log.PartitionCountAsync(TopicNames.Enriched, ct));
        var byId = await finder.OfIdsAsync(ids, ct).ToListAsync(ct);
        var byAuthor = author is null ? [] : await finder.OfAuthorAsync(author, ct).ToListAsync(ct);
        var missing = ids.Except(byId.Select(post => post.Id), StringComparer.Ordinal).ToArray();
        // A post of the author that was also named is one post, and its mentions were counted once by its author's scan.
        var authored = byAuthor.Select(Key).ToHashSet();
        var mentions = byAuthor.Count + byId.Where(post => !authored.Contains(Key(post))).Sum(post => post.Mentions);
        var posts = byId.Concat(byAuthor).GroupBy(Key).Select(same => same.MaxBy(post => post.ObservedAtUs)).ToArray();
        var shown = posts.Select(post => post.Id).ToHashSet(StringComparer.Ordinal);
        if (!dryRun)
        {
            // Noted first: what cannot be noted is not done.
            await audit.WriteAsync(who, "privacy-erase", author is null ? $"{ids.Count} posts" : "author " + author, $"{posts.Length} posts, {mentions} mentions", ct);
            foreach (var some in posts.Chunk(Batch))
            {
                await log.AppendAsync(TopicNames.Raw, [.. some.Select(Deletion)], ct);
            }
        }
        var touched = await alerts.EraseAsync(shown, dryRun, ct);
        return new ErasureAnswer(posts.Length, mentions, touched, !dryRun, missing);
    }

    private static (string, string) Key(StoredPost post) => (post.Generation, post.Id);

    /// <summary>A deletion that outranks the stored version, whatever its clock said.</summary>
    private LogRecord Deletion(StoredPost post)
    {
        var raw = new RawPost
        {
            Id = post.Id, Generation = post.Generation, Deleted = true, PublishedAtUs = post.PublishedAtUs,
            CollectedAtUs = Math.Max(time.GetUtcNow().ToMicroseconds(), post.ObservedAtUs + 1),
        };
        return new LogRecord(Encoding.UTF8.GetBytes(post.Id), raw.ToByteArray());
    }
}
