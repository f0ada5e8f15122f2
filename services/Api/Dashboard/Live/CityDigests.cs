using CcgcStream.Alerting.Model;
using CcgcStream.AlertStore;
using CcgcStream.Api.Cities;
using CcgcStream.Api.Explain;
using CcgcStream.Api.History;
using CcgcStream.Api.Posts;
using CcgcStream.Api.Ranking;
using CcgcStream.Api.Reading;
using CcgcStream.Index.Mentions;

namespace CcgcStream.Api.Dashboard.Live;

/// <summary>What a city's page shows beside the score itself: what it is made of, its first posts, its alerts.</summary>
internal sealed record CityDigest(
    CityQuestion Question, Explanation Explained, IReadOnlyList<EvidencePost> Posts, string? Cursor, IReadOnlyList<AlertRecord> Alerts);

/// <summary>
/// Digests and histories, shared by all readers of a city. A digest takes thousands of stored pieces to make, so it is made by one reader at a
/// time and kept for twenty times as long as that took: a page in view costs at most a twentieth of a core, however many look at it.
/// </summary>
internal sealed class CityDigests(
    CityReads reads, ExplainReads explaining, PostReads posts, HistoryReads histories, AlertBook book, TimeProvider time) : IDisposable
{
    /// <summary>Posts of the first page.</summary>
    public const int PageLength = 20;

    private const int StoryCount = 8;
    private const int HistorySteps = 48;
    private const int Thrift = 20;
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);
    private readonly SharedReading<(string City, string Generation, string Window, Slice Slice), Timed> _digests = new(256);
    private readonly SharedReading<(string City, string Generation, string Window, Slice Slice), CityHistory> _histories = new(256);

    /// <summary>The digest of a city, at most half a minute old.</summary>
    public async Task<CityDigest> GetAsync(CityEntry city, string generation, string window, Slice slice, CancellationToken ct)
    {
        var timed = await _digests.GetAsync((city.Id, generation, window, slice), held => time.GetUtcNow() < held.Until, ReadAsync, ct);
        return timed.Digest;

        async Task<Timed> ReadAsync()
        {
            var started = time.GetTimestamp();
            var digest = await MakeAsync(new CityQuestion(city, generation, window, await reads.MomentAsync(generation, null, ct), slice), ct);
            return new Timed(digest, time.GetUtcNow() + TimeSpan.FromTicks(Math.Clamp((Thrift * time.GetElapsedTime(started)).Ticks, Least.Ticks, Most.Ticks)));
        }
    }

    /// <summary>The course of a city's scores over four windows up to a question's moment; read again when time for another point has passed.</summary>
    public Task<CityHistory> HistoryAsync(CityQuestion question, CancellationToken ct)
    {
        var to = question.AsOfUs.ToMoment();
        var span = 4 * IndexWindows.LengthOf(question.Window);
        return _histories.GetAsync(
            (question.City.Id, question.Generation, question.Window, question.Slice), held => to - held.To < span / HistorySteps,
            () => histories.ReadAsync(question, to - span, to, span / HistorySteps, ct), ct);
    }

    public void Dispose()
    {
        _digests.Dispose();
        _histories.Dispose();
    }

    private async Task<CityDigest> MakeAsync(CityQuestion question, CancellationToken ct)
    {
        var explained = await explaining.ReadAsync(question, weights: null, StoryCount, ct);
        var page = await posts.PageAsync(question, PageLength, after: null, ct);
        var alerts = (await book.ListAsync(question.Generation, ct)).Where(alert => alert.Key.City == question.City.Id);
        return new CityDigest(question, explained, page.Posts, page.NextCursor, [.. alerts]);
    }

    private sealed record Timed(CityDigest Digest, DateTimeOffset Until);
}
