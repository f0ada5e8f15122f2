using CcgcStream.ServiceDefaults.Access;
using System.Globalization;
using System.Threading.RateLimiting;

namespace CcgcStream.Api.Security.Limits;

/// <summary>
/// A token bucket for each key (for each address where there is none), with the RateLimit and RateLimit-Policy fields of the IETF
/// draft on every limited answer, and Retry-After on a refusal.
/// </summary>
internal sealed class RateLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter;
    private readonly int _perMinute;
    private readonly TimeSpan _period;
    private readonly string _policy;

    public RateLimits(AccessOptions access)
    {
        _perMinute = access.EffectiveRequestsPerMinute;
        // A second gives a sixtieth of the limit; a limit below sixty gives one each time that one is due.
        _period = _perMinute is > 0 and < 60 ? TimeSpan.FromSeconds(60.0 / _perMinute) : TimeSpan.FromSeconds(1);
        _policy = string.Create(CultureInfo.InvariantCulture, $"\"default\";q={_perMinute};w=60");
        _limiter = PartitionedRateLimiter.Create<string, string>(caller => RateLimitPartition.GetTokenBucketLimiter(caller, _ => new()
        {
            TokenLimit = _perMinute, TokensPerPeriod = Math.Max(1, _perMinute / 60), ReplenishmentPeriod = _period,
            AutoReplenishment = true, QueueLimit = 0,
        }));
    }

    /// <summary>Middleware: lets a request through or answers 429.</summary>
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (_perMinute == 0)
        {
            await next(http);
            return;
        }
        var caller = Caller.IdOf(http.User) ?? "address " + http.Connection.RemoteIpAddress;
        using var lease = _limiter.AttemptAcquire(caller);
        var headers = http.Response.Headers;
        var left = _limiter.GetStatistics(caller)?.CurrentAvailablePermits ?? 0;
        headers["RateLimit-Policy"] = _policy;
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"default\";r={left};t=60");
        if (lease.IsAcquired)
        {
            await next(http);
            return;
        }
        headers.RetryAfter = ((int)Math.Ceiling(_period.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await TypedResults.Problem("Too many requests; see the RateLimit fields.", statusCode: StatusCodes.Status429TooManyRequests).ExecuteAsync(http);
    }

    public void Dispose() => _limiter.Dispose();
}
