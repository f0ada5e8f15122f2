using System.Globalization;
using System.Text.Json;
using CcgcStream.Collector.Configuration;
using CcgcStream.Streaming;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CcgcStream.Collector.Push;

/// <summary>Takes a body's items and answers for each: 202 all, 207 some, 400 none.</summary>
internal sealed class PushAnswers(PushIngest ingest, CollectorOptions options)
{
    public static ProblemHttpResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);

    /// <summary>A refusal that says when to come again.</summary>
    public static ProblemHttpResult Later(HttpContext http, int status, int seconds, string detail)
    {
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Problem(status, detail);
    }

    public async Task<IResult> TakeAsync(HttpContext http, ReadOnlyMemory<byte> body, string generation, CancellationToken ct)
    {
        IReadOnlyList<BodyItem> items;
        try
        {
            items = BodySplitter.Split(body);
        }
        catch (JsonException e)
        {
            return Problem(StatusCodes.Status400BadRequest, e.Message);
        }

        return items.Count == 0 ? Problem(StatusCodes.Status400BadRequest, "the body holds no item")
            : items.Count > options.Push.MaxItems ? Problem(StatusCodes.Status413PayloadTooLarge, $"more than {options.Push.MaxItems} items")
            : await IngestAsync(items, generation, http, ct);
    }

    private async Task<IResult> IngestAsync(IReadOnlyList<BodyItem> items, string generation, HttpContext http, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.Push.LogTimeout);
        try
        {
            var answer = await ingest.IngestAsync(items, generation, limit.Token);
            return answer.Accepted > 0
                ? TypedResults.Json(answer, PushJsonContext.Default.PushResponse, statusCode: answer.Rejected == 0 ? StatusCodes.Status202Accepted : StatusCodes.Status207MultiStatus)
                : TypedResults.Problem("no item could be taken", statusCode: StatusCodes.Status400BadRequest, extensions: new Dictionary<string, object?>
                {
                    ["accepted"] = 0,
                    ["rejected"] = answer.Rejected,
                    ["items"] = JsonSerializer.SerializeToElement(answer, PushJsonContext.Default.PushResponse).GetProperty("items"),
                });
        }
        catch (Exception e) when (e is EventLogException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return Later(http, StatusCodes.Status503ServiceUnavailable, 5, "the log does not acknowledge; send the same items again, nothing is counted twice");
        }
    }
}
