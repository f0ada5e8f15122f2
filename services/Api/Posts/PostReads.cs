using CcgcStream.Api.Problems;
using CcgcStream.Api.Ranking;
using CcgcStream.Api.Reading;
using CcgcStream.Index.Windows;
using CcgcStream.State.Cities.Reading;

namespace CcgcStream.Api.Posts;

/// <summary>The posts behind a score.</summary>
internal sealed class PostReads(CityReads reads)
{
    /// <summary>The page as asked for.</summary>
    /// <exception cref="QueryProblem">A wrong parameter.</exception>
    public Task<PostPage> AnswerAsync(CityQuestion question, int? limit, string? cursor, CancellationToken ct) =>
        PageAsync(question, QueryValues.InRange("limit", limit, 1, 1_000, 50), Cursor.Parse(cursor), ct);

    /// <summary>A page of posts, newest first.</summary>
    public async Task<PostPage> PageAsync(CityQuestion question, int limit, Cursor? after, CancellationToken ct)
    {
        var span = IndexWindow.Find(question.Window)!.SpanAt(question.AsOfUs);
        if (after is { } place)
        {
            // The cursor's own microsecond is read again, since several posts may share it.
            span = span with { ToUs = Math.Min(span.ToUs, (place.Ticks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond + 1) };
        }
        var posts = new List<EvidencePost>(limit + 1);
        var reader = await reads.OpenAsync(ct);
        await foreach (var piece in InOrder(reader.PiecesAsync(question.Generation, question.City.Id, question.Slice, span, true, ct)))
        {
            var post = ToPost(piece);
            if (after is { } from && !from.IsBefore(post.PublishedAt, post.Id))
            {
                continue;
            }
            posts.Add(post);
            if (posts.Count > limit)
            {
                break;
            }
        }
        var page = posts.Take(limit).ToArray();
        var next = posts.Count > limit ? new Cursor(page[^1].PublishedAt.UtcTicks, page[^1].Id).ToString() : null;
        return new PostPage(question.Generation, question.City.Id, question.Window, page.Any(post => post.Simulated), page, next);
    }

    /// <summary>Pieces newest first; those of one microsecond by id, so that a cursor has one meaning.</summary>
    private static async IAsyncEnumerable<CityPiece> InOrder(IAsyncEnumerable<CityPiece> pieces)
    {
        var equal = new List<CityPiece>();
        await foreach (var piece in pieces)
        {
            if (equal.Count > 0 && equal[0].Facts.TimeUs != piece.Facts.TimeUs)
            {
                foreach (var one in equal.OrderBy(one => one.Mention.PostId, StringComparer.Ordinal))
                {
                    yield return one;
                }
                equal.Clear();
            }
            equal.Add(piece);
        }
        foreach (var one in equal.OrderBy(one => one.Mention.PostId, StringComparer.Ordinal))
        {
            yield return one;
        }
    }

    private static EvidencePost ToPost(CityPiece piece)
    {
        var m = piece.Mention;
        return new EvidencePost(
            m.PostId, piece.Facts.TimeUs.ToMoment(), m.Title, WebAddress.Of(m.Url), m.Platform, m.Kind, m.Language, m.Country, m.Actor, m.Format, m.OutletName,
            [.. m.Topics.OrderByDescending(topic => topic.PMicro).Select(topic => topic.Topic)], m.ShareMicro / 1e6, m.ConfidenceMicro / 1e6,
            piece.WeightMicro / 1e6, m.PositiveMicro / 1e6, m.NeutralMicro / 1e6, m.NegativeMicro / 1e6, piece.StoryId, m.Simulated);
    }
}
