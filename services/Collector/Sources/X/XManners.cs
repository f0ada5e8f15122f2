using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;

namespace CcgcStream.Collector.Sources.X;

/// <summary>How X speaks HTTP: Unix-second reset headers, problem types, its published back-off.</summary>
internal static class XManners
{
    /// <summary>Fields asked for. The stream keeps the old names; both are understood.</summary>
    public const string Fields =
        "tweet.fields=attachments,author_id,conversation_id,created_at,edit_history_tweet_ids,entities,geo,id,in_reply_to_user_id,lang,note_tweet,public_metrics,referenced_tweets,text"
        + "&expansions=author_id,attachments.media_keys,geo.place_id,referenced_tweets.id,referenced_tweets.id.author_id"
        + "&media.fields=type&user.fields=created_at,location,public_metrics,username,verified,verified_type&place.fields=country_code,full_name,geo,place_type";

    /// <summary>Price of one post read, in US dollars.</summary>
    public const double DollarsPerPost = 0.005;

    public static HttpManners Make(RateLimit limit) => new() { Rates = RateHeaders.UnixSeconds, Limit = limit, Judge = Judge };

    /// <summary>A request as the app.</summary>
    public static HttpRequestMessage Request(HttpMethod method, string address, Secret token)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new("Bearer", token.Reveal());
        return request;
    }

    private static SourceFailure? Judge(Fetched answer, DateTimeOffset now)
    {
        if (answer.Status is not (400 or 403 or 409 or 429))
        {
            return null;
        }

        var body = System.Text.Encoding.UTF8.GetString(answer.Body.AsSpan(0, Math.Min(answer.Body.Length, 4096)));
        return body.Contains("usage-capped", StringComparison.Ordinal)
                ? new SourceFailure(FailureKind.BudgetSpent, "the month's cap of posts is used up", now.AddHours(1)) { Status = answer.Status }
            : body.Contains("TooManyConnections", StringComparison.Ordinal)
                ? new SourceFailure(FailureKind.RateLimited, "another connection holds the stream; X allows one", now.AddSeconds(30)) { Status = answer.Status }
            : answer.Status == 409 ? new SourceFailure(FailureKind.Server, "the stream has no rules yet") { Status = 409 }
            : null;
    }
}
