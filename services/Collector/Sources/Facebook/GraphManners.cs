using System.Text.Json;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;
using CcgcStream.Collector.Wire;

namespace CcgcStream.Collector.Sources.Facebook;

/// <summary>How Meta's Graph API says no, for Facebook and Instagram alike: error codes under any status, usage in percent.</summary>
internal static class GraphManners
{
    /// <summary>Status of a failure that says that the object asked for is not there any more; Graph itself says 400 to everything.</summary>
    public const int Gone = 410;

    private const int NoSuchObject = 33;
    private const int NoSuchAlias = 803;

    private static readonly TimeSpan CoolDown = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(30);

    public static HttpManners Make() => new() { Judge = Judge, Rates = Rates };

    /// <summary>A request; the token travels in a header, never in the address.</summary>
    public static HttpRequestMessage Request(string address, Secret token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new("Bearer", token.Reveal());
        return request;
    }

    /// <summary>The next page's address on our own host and without its token; "" at the end.</summary>
    public static string Next(JsonElement page, string root)
    {
        var next = page.Obj("paging").Str("next");
        if (!Uri.TryCreate(next, UriKind.Absolute, out var uri))
        {
            return "";
        }

        var query = uri.Query.TrimStart('?').Split('&').Where(p => !p.StartsWith("access_token=", StringComparison.Ordinal));
        return $"{root}{uri.AbsolutePath}?{string.Join('&', query)}";
    }

    private static SourceFailure? Judge(Fetched answer, DateTimeOffset now)
    {
        if (answer.Status is >= 200 and < 300 && !answer.Body.AsSpan().StartsWith("{\"error\""u8))
        {
            return null;
        }

        var error = Error(answer);
        var code = error.Num("code") ?? 0;
        var message = $"Graph error {code}: {error.Str("message")}";
        return code switch
        {
            4 or 17 or 32 or 613 or (>= 80000 and < 80100) => new SourceFailure(FailureKind.RateLimited, message, now + (Regain(answer) ?? CoolDown)) { Status = answer.Status },
            190 or 102 => new SourceFailure(FailureKind.Unauthorized, "the token has expired or was withdrawn: make a new one") { Status = answer.Status },
            10 or (>= 200 and < 300) => new SourceFailure(FailureKind.Unauthorized, message + " (does the app have Public Content Access?)") { Status = answer.Status },
            1 or 2 => new SourceFailure(FailureKind.Server, message) { Status = answer.Status },
            NoSuchAlias or 100 when code == NoSuchAlias || error.Num("error_subcode") == NoSuchObject => new SourceFailure(FailureKind.Refused, message) { Status = Gone },
            100 => new SourceFailure(FailureKind.Refused, message) { Status = answer.Status },
            _ => null,
        };
    }

    private static JsonElement Error(Fetched answer)
    {
        try
        {
            using var json = answer.Json();
            return json.RootElement.Obj("error").ValueKind == JsonValueKind.Object ? json.RootElement.Obj("error").Clone() : default;
        }
        catch (SourceFailure)
        {
            return default; // Not even JSON: the status has to do.
        }
    }

    /// <summary>Slower from three quarters of what is allowed on, and not at all just before the end: who runs into it is shut out for an hour.</summary>
    private static RateState Rates(Fetched answer, DateTimeOffset now) => Usage(answer) switch
    {
        >= 95 => new RateState(0, now + (Regain(answer) ?? CoolDown)),
        >= 75 => new RateState(0, now + Pace),
        _ => new RateState(null, null),
    };

    private static double Usage(Fetched answer)
    {
        var most = 0.0;
        foreach (var header in (string[])["X-App-Usage", "X-Business-Use-Case-Usage"])
        {
            foreach (var entry in Entries(answer.Header(header)))
            {
                most = Math.Max(most, Math.Max(entry.Real("call_count") ?? 0, Math.Max(entry.Real("total_time") ?? 0, entry.Real("total_cputime") ?? 0)));
            }
        }

        return most;
    }

    private static TimeSpan? Regain(Fetched answer)
    {
        var minutes = Entries(answer.Header("X-Business-Use-Case-Usage")).Select(e => e.Real("estimated_time_to_regain_access") ?? 0).DefaultIfEmpty(0).Max();
        return minutes > 0 ? TimeSpan.FromMinutes(minutes) : null;
    }

    private static IReadOnlyList<JsonElement> Entries(string? header)
    {
        if (header is null)
        {
            return [];
        }

        try
        {
            using var json = JsonDocument.Parse(header);
            var root = json.RootElement.Clone();
            return root.ValueKind != JsonValueKind.Object ? []
                : [root, .. root.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Array).SelectMany(p => p.Value.EnumerateArray())];
        }
        catch (JsonException)
        {
            return []; // A header that cannot be read limits nothing; the error codes still do.
        }
    }
}
