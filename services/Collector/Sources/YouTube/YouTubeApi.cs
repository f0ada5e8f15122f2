using System.Text;
using System.Text.Json;
using CcgcStream.Collector.Budgets;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;
using CcgcStream.Collector.Wire;

namespace CcgcStream.Collector.Sources.YouTube;

/// <summary>Calls of the YouTube Data API v3, paid from the day's quota before they are made.</summary>
internal sealed class YouTubeApi(SourceHttp http, string root, Secret key, DailyBudget quota)
{
    /// <summary>Quota units of one page of search results; everything else costs 1.</summary>
    public const int SearchCost = 100;

    public static HttpManners Manners => new() { Judge = Judge };

    /// <summary>Fetches and reads one page.</summary>
    public async Task<T> GetAsync<T>(string method, string query, int cost, Func<JsonElement, T> read, CancellationToken ct) => await http.FetchAsync(
        () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"{root}/{method}?{query}");
            request.Headers.TryAddWithoutValidation("X-Goog-Api-Key", key.Reveal()); // In a header, so that no log of addresses holds it.
            return request;
        },
        answer =>
        {
            using var json = answer.Json();
            return json.RootElement.Str("kind").StartsWith("youtube#", StringComparison.Ordinal)
                ? read(json.RootElement)
                : throw new SourceFailure(FailureKind.BadData, "the answer is no list of YouTube");
        },
        await PaidAsync(cost, ct));

    private async ValueTask<CancellationToken> PaidAsync(int cost, CancellationToken ct)
    {
        await quota.SpendAsync(cost, ct);
        return ct;
    }

    private static SourceFailure? Judge(Fetched answer, DateTimeOffset now)
    {
        if (answer.Status < 400)
        {
            return null;
        }

        var body = Encoding.UTF8.GetString(answer.Body.AsSpan(0, Math.Min(answer.Body.Length, 4096)));
        bool Says(string reason) => body.Contains(reason, StringComparison.Ordinal);
        return Says("quotaExceeded") || Says("dailyLimitExceeded") ? Failure(FailureKind.BudgetSpent, "YouTube says that today's quota is used up", now.AddHours(1))
            : Says("rateLimitExceeded") ? Failure(FailureKind.RateLimited, "too many requests")
            : Says("keyInvalid") || Says("API key not valid") ? Failure(FailureKind.Unauthorized, "the API key is not valid")
            : Says("commentsDisabled") || Says("videoNotFound") ? Failure(FailureKind.Refused, "the video has no comments to read")
            : null;

        SourceFailure Failure(FailureKind kind, string message, DateTimeOffset? retryAt = null) => new(kind, message, retryAt) { Status = answer.Status };
    }
}
