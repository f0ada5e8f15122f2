using CcgcStream.Collector.Configuration;
using CcgcStream.Collector.Publishing;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace CcgcStream.Collector.Push;

/// <summary>
/// <c>POST /v1/posts</c>: 202 when every item is durably in the log, 207 when only some are, 400 when none is; 413 too
/// large, 415 unknown type or encoding, 429 too many requests at a time, 503 the log does not answer.
/// </summary>
internal static class PostsEndpoint
{
    private static readonly string[] Types =
        ["application/json", "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines", "text/plain"];

    public static void MapPosts(this IEndpointRouteBuilder app)
    {
        var limits = app.ServiceProvider.GetRequiredService<CollectorOptions>().Push;
        app.MapPost("/v1/posts", HandleAsync)
            .WithName("PushPosts")
            .WithSummary("Takes posts: one JSON object, a JSON array, or NDJSON; gzip and zstd bodies; ?generation=name for a replay.")
            .Produces<PushResponse>(StatusCodes.Status202Accepted)
            .Produces<PushResponse>(StatusCodes.Status207MultiStatus)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithMetadata(new SizeLimit(limits.MaxBodyBytes));
    }

    private static async Task<IResult> HandleAsync(
        HttpContext http, PushGate gate, PushAnswers answers, CollectorOptions options, string? generation, CancellationToken ct)
    {
        generation = string.IsNullOrEmpty(generation) ? Generations.Live : generation;
        var encoding = http.Request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant();
        if (!Generations.IsValid(generation))
        {
            return PushAnswers.Problem(StatusCodes.Status400BadRequest, "generation must be 1 to 64 of a-z, 0-9, '.', '-' and '_', a letter or digit first");
        }

        if (!RequestBody.Understands(encoding) || !KnowsType(http.Request.ContentType))
        {
            return PushAnswers.Problem(StatusCodes.Status415UnsupportedMediaType, "send application/json or application/x-ndjson, plain, gzip or zstd");
        }

        if (!gate.TryEnter())
        {
            return PushAnswers.Later(http, StatusCodes.Status429TooManyRequests, 1, "too many requests at a time");
        }

        try
        {
            return await answers.TakeAsync(http, await RequestBody.ReadAsync(http.Request.Body, encoding, options.Push.MaxBodyBytes, ct), generation, ct);
        }
        catch (BodyTooLargeException e)
        {
            return PushAnswers.Problem(StatusCodes.Status413PayloadTooLarge, e.Message);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return PushAnswers.Problem(StatusCodes.Status413PayloadTooLarge, e.Message);
        }
        catch (InvalidDataException e)
        {
            return PushAnswers.Problem(StatusCodes.Status400BadRequest, e.Message);
        }
        finally
        {
            gate.Leave();
        }
    }

    private static bool KnowsType(string? type) =>
        string.IsNullOrEmpty(type) || (MediaTypeHeaderValue.TryParse(type, out var parsed) && Types.Contains(parsed.MediaType.Value, StringComparer.OrdinalIgnoreCase));

    private sealed record SizeLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
