using CcgcStream.Api.Problems;
using CcgcStream.Api.Reading;
using CcgcStream.Index.Mentions;

namespace CcgcStream.Api.Ranking;

/// <summary>Checks a question for a ranking and answers it: from what is kept ready, or for a slice or a past moment from the stored sums.</summary>
internal sealed class RankingReads(ScoreBoard board, PastRankings past)
{
    private static readonly string[] Grades = ["A", "B", "C", "D"];

    /// <summary>Checks everything and fills in what is absent.</summary>
    /// <exception cref="QueryProblem">A wrong parameter.</exception>
    public RankingRequest Check(
        string? generation, string? window, string? by, string? minGrade, string? platform, string? language, string? country, string? topic, string? asOf,
        string? actor = null, string? methodology = null)
    {
        var slice = SliceQuery.Of(platform, language, country, topic, actor);
        return new RankingRequest(
            board.Resolve(QueryValues.Name("generation", generation)),
            QueryValues.OneOf("window", window, IndexWindows.All, IndexWindows.Default),
            QueryValues.OneOf("by", by, IndexWindows.Orders, "composite"),
            QueryValues.OneOf("minGrade", minGrade, Grades, "C"),
            slice == Slice.All ? null : slice.Name,
            QueryValues.Moment("asOf", asOf),
            string.IsNullOrEmpty(methodology) ? null : methodology);
    }

    /// <summary>The whole ranking.</summary>
    public async ValueTask<RankingResponse> ReadAsync(RankingRequest request, CancellationToken ct) => request.IsReady
        ? board.Window(request.Generation, request.Window).Ranking(request)
        : (await past.GetAsync(request, request.Slice is { } slice ? Slice.Parse(slice)!.Value : Slice.All, ct)).Ranking;
}
