using System.Globalization;

namespace CcgcStream.Client;

public sealed partial class CcgcClient
{
    /// <summary>The ranking of a window.</summary>
    public Task<Ranking> GetRankingAsync(RankingOptions? options = null, CancellationToken ct = default) =>
        GetAsync("v1/ranking" + (options ?? new RankingOptions()).ToQuery(), ClientJson.Default.Ranking, ct);

    /// <summary>The catalogue of cities.</summary>
    public Task<CityCatalogue> GetCitiesAsync(CancellationToken ct = default) => GetAsync("v1/cities", ClientJson.Default.CityCatalogue, ct);

    /// <summary>One city, its scores and ranks in every window that holds data about it.</summary>
    public Task<CityDetail> GetCityAsync(string city, string? generation = null, string? methodology = null, CancellationToken ct = default) =>
        GetAsync(CityPath(city, QueryText.Of(("generation", generation), ("methodology", methodology))), ClientJson.Default.CityDetail, ct);

    /// <summary>How a city's scores went.</summary>
    /// <param name="city">Catalogue id.</param>
    /// <param name="scope">Window, generation, moment and slice.</param>
    /// <param name="from">First moment; four windows before the last when null.</param>
    /// <param name="points">2 to 200; 49 when null.</param>
    /// <param name="ct">Cancels.</param>
    public Task<CityHistory> GetHistoryAsync(string city, ReadScope? scope = null, DateTimeOffset? from = null, int? points = null, CancellationToken ct = default) =>
        GetAsync(CityPath(city, "/history" + QueryText.Of([.. ReadScope.Of(scope), ("from", QueryText.Of(from)), ("points", QueryText.Of(points))])), ClientJson.Default.CityHistory, ct);

    /// <summary>What a score is made of; with what-if weights for volume, reputation, coverage, dynamism and responsiveness.</summary>
    public Task<Explanation> ExplainAsync(string city, ReadScope? scope = null, IReadOnlyList<double>? weights = null, int? stories = null, CancellationToken ct = default) =>
        GetAsync(CityPath(city, "/explain" + QueryText.Of(
            [.. ReadScope.Of(scope), ("weights", weights is null ? null : string.Join(',', weights.Select(w => w.ToString(CultureInfo.InvariantCulture)))), ("stories", QueryText.Of(stories))])),
            ClientJson.Default.Explanation, ct);

    /// <summary>A score taken apart exactly, down to the pieces.</summary>
    public Task<ExplanationTrees> ExplainTreeAsync(string city, ReadScope? scope = null, string? dimension = null, int? stories = null, CancellationToken ct = default) =>
        GetAsync(CityPath(city, "/explain/tree" + QueryText.Of([.. ReadScope.Of(scope), ("dimension", dimension), ("stories", QueryText.Of(stories))])), ClientJson.Default.ExplanationTrees, ct);

    /// <summary>Which stories moved a dimension between two moments.</summary>
    public Task<ScoreChange> ExplainChangeAsync(string city, ReadScope? scope = null, DateTimeOffset? from = null, string? dimension = null, CancellationToken ct = default) =>
        GetAsync(CityPath(city, "/changes" + QueryText.Of([.. ReadScope.Of(scope), ("from", QueryText.Of(from)), ("dimension", dimension)])), ClientJson.Default.ScoreChange, ct);

    /// <summary>A page of the posts behind a city's score, newest first.</summary>
    /// <param name="city">Catalogue id.</param>
    /// <param name="window">1h, 24h, 7d, 30d or 365d.</param>
    /// <param name="cursor">The <see cref="PostPage.NextCursor"/> of the page before.</param>
    /// <param name="scope">Instead of <paramref name="window"/>: window, generation, moment and slice.</param>
    /// <param name="limit">1 to 1,000; 50 when null.</param>
    /// <param name="ct">Cancels.</param>
    public Task<PostPage> GetPostsAsync(
        string city, string window = "24h", string? cursor = null, ReadScope? scope = null, int? limit = null, CancellationToken ct = default) =>
        GetAsync(CityPath(city, "/posts" + QueryText.Of([.. ReadScope.Of(scope ?? new ReadScope(window)), ("limit", QueryText.Of(limit)), ("cursor", cursor)])), ClientJson.Default.PostPage, ct);

    /// <summary>Two to ten cities side by side.</summary>
    public Task<Comparison> CompareAsync(
        IEnumerable<string> cities, string? window = null, string? by = null, string? generation = null, string? methodology = null,
        CancellationToken ct = default) => GetAsync(
        "v1/compare" + QueryText.Of(("cities", string.Join(',', cities)), ("window", window), ("by", by), ("generation", generation), ("methodology", methodology)),
        ClientJson.Default.Comparison, ct);

    /// <summary>A ranking, a history or posts as a file, to be disposed of by the caller.</summary>
    /// <param name="path">Such as <c>v1/ranking?window=7d</c>.</param>
    /// <param name="format">csv or parquet.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Stream> ExportAsync(string path, string format, CancellationToken ct = default)
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var response = await _http.GetAsync(new Uri($"{path}{separator}format={format}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, ct);
        await CcgcProblemException.ThrowIfProblemAsync(response, ct);
        return await response.Content.ReadAsStreamAsync(ct);
    }

    /// <summary>Rank changes as they happen; resumes without a gap when the connection breaks, until cancelled.</summary>
    public IAsyncEnumerable<RankEvent> WatchAsync(string window = "24h", string? generation = null, CancellationToken ct = default) =>
        new RankStream(_http, window, generation).ReadAsync(ct);
}
