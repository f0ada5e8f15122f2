using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Supervision;
using Polly;
using Polly.Retry;

namespace CcgcStream.Collector.Fetching;

/// <summary>
/// HTTP as one source wants it: waits for its rate limit, retries by its back-off rules, reads its rate headers, caps what
/// it sends. A failure that outlasts the retries goes to the supervisor, classified.
/// </summary>
internal sealed class SourceHttp
{
    private readonly HttpMessageInvoker _http;
    private readonly HttpManners _manners;
    private readonly TimeProvider _clock;
    private readonly SourcePulse _pulse;
    private readonly RateGate _gate;
    private readonly ResiliencePipeline _retries;

    public SourceHttp(HttpMessageInvoker http, HttpManners manners, TimeProvider clock, SourcePulse pulse)
    {
        (_http, _manners, _clock, _pulse) = (http, manners, clock, pulse);
        _gate = new RateGate(manners.Limit, clock);
        _retries = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = Math.Max(1, manners.Backoff.Attempts - 1),
                ShouldHandle = new PredicateBuilder().Handle<SourceFailure>(f => f.Kind
                    is FailureKind.Network or FailureKind.Server or FailureKind.RateLimited or FailureKind.BadData),
                DelayGenerator = retry => ValueTask.FromResult<TimeSpan?>(
                    manners.Backoff.Delay((SourceFailure)retry.Outcome.Exception!, retry.AttemptNumber + 1, clock.GetUtcNow())),
                OnRetry = retry =>
                {
                    pulse.Failed((SourceFailure)retry.Outcome.Exception!);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    /// <summary>Fetches an address.</summary>
    public Task<Fetched> GetAsync(Uri address, CancellationToken ct, Action<HttpRequestMessage>? dress = null) =>
        FetchAsync(() => Request(address, dress), static answer => answer, ct);

    /// <summary>Sends a request and reads the answer; an answer that cannot be read is asked for again, like any other trouble.</summary>
    /// <param name="request">Makes the request; called once an attempt.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="ct">Ends the attempts.</param>
    /// <exception cref="SourceFailure">All attempts failed.</exception>
    public async Task<T> FetchAsync<T>(Func<HttpRequestMessage> request, Func<Fetched, T> read, CancellationToken ct) =>
        await _retries.ExecuteAsync(async token => await AttemptAsync(request, read, token), ct);

    /// <summary>Opens an answer that goes on, such as a stream of events. The caller disposes it.</summary>
    /// <exception cref="SourceFailure">All attempts failed.</exception>
    public async Task<HttpResponseMessage> OpenAsync(Func<HttpRequestMessage> request, CancellationToken ct) =>
        await _retries.ExecuteAsync(async token => await OpenOnceAsync(request, token), ct);

    private static HttpRequestMessage Request(Uri address, Action<HttpRequestMessage>? dress)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        dress?.Invoke(request);
        return request;
    }

    private async Task<T> AttemptAsync<T>(Func<HttpRequestMessage> request, Func<Fetched, T> read, CancellationToken ct)
    {
        await _gate.PassAsync(ct);
        using var limit = new CancellationTokenSource(_manners.Timeout, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            using var message = request();
            using var response = await _http.SendAsync(message, both.Token);
            return read(Check(await FetchedAsync(response, both.Token)));
        }
        catch (Exception e) when (Trouble(e, ct) is { } failure)
        {
            throw failure;
        }
    }

    private async Task<HttpResponseMessage> OpenOnceAsync(Func<HttpRequestMessage> request, CancellationToken ct)
    {
        await _gate.PassAsync(ct);
        HttpResponseMessage? response = null;
        try
        {
            using var message = request();
            response = await _http.SendAsync(message, ct);
            if (!response.IsSuccessStatusCode)
            {
                Check(await FetchedAsync(response, ct));
            }

            var opened = response;
            response = null;
            return opened;
        }
        catch (Exception e) when (Trouble(e, ct) is { } failure)
        {
            throw failure;
        }
        finally
        {
            response?.Dispose();
        }
    }

    private async Task<Fetched> FetchedAsync(HttpResponseMessage response, CancellationToken ct) => new(
        (int)response.StatusCode,
        response.Headers,
        response.Content.Headers.ContentType?.MediaType ?? "",
        await CappedBody.ReadAsync(response.Content, _manners.MaxBytes, ct))
    {
        LastModified = response.Content.Headers.LastModified,
    };

    private Fetched Check(Fetched answer)
    {
        var now = _clock.GetUtcNow();
        var rate = _manners.Rates(answer, now);
        _pulse.Answered(answer.Status, rate.Remaining, rate.ResetAt);
        _gate.Observe(rate);
        var failure = _manners.Judge(answer, now) ?? StatusFailure.Of(answer, rate.ResetAt);
        return failure is null ? answer : throw failure;
    }

    private static SourceFailure? Trouble(Exception e, CancellationToken ct) => e switch
    {
        SourceFailure => null,
        OperationCanceledException when ct.IsCancellationRequested => null,
        OperationCanceledException => new SourceFailure(FailureKind.Network, "no answer in time", inner: e),
        HttpRequestException or IOException => new SourceFailure(FailureKind.Network, "the connection failed: " + e.Message, inner: e),
        InvalidDataException or System.Text.Json.JsonException or FormatException or System.Xml.XmlException or KeyNotFoundException or InvalidOperationException
            => new SourceFailure(FailureKind.BadData, "the answer could not be read: " + e.Message, inner: e),
        _ => null,
    };
}
