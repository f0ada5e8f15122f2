using CcgcStream.Collector.Configuration;
using CcgcStream.Collector.Publishing;
using CcgcStream.Collector.Push;
using CcgcStream.Collector.Setup;

namespace CcgcStream.Collector.Sources.Webhooks;

/// <summary><c>POST /v1/webhooks/{name}</c>: posts pushed by a partner, signed by Standard Webhooks with the secret of <c>Collector:Webhooks:name:Secret</c>.</summary>
internal static class WebhookEndpoint
{
    public static void MapWebhooks(this IEndpointRouteBuilder app) =>
        app.MapPost("/v1/webhooks/{name}", HandleAsync)
            .WithName("ReceiveWebhook")
            .WithSummary("Takes signed posts of a partner: webhook-id, webhook-timestamp, webhook-signature.")
            .AllowAnonymous()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);

    private static async Task<IResult> HandleAsync(
        string name, HttpContext http, PushGate gate, PushAnswers answers, IConfiguration configuration, CollectorOptions options, TimeProvider clock, CancellationToken ct)
    {
        var settings = new SourceSettings(name, configuration.GetSection($"{CollectorOptions.Section}:Webhooks:{name}"));
        var secret = settings.Secret("Secret");
        if (!gate.TryEnter())
        {
            return PushAnswers.Later(http, StatusCodes.Status429TooManyRequests, 1, "too many requests at a time");
        }

        try
        {
            var body = await RequestBody.ReadAsync(http.Request.Body, "", options.Push.MaxBodyBytes, ct);
            var headers = http.Request.Headers;
            // An unknown name gets the answer of a wrong signature, so that names cannot be tried out.
            var rejection = StandardWebhook.Reject(
                StandardWebhook.Key(secret.Reveal()), headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), body.Span, clock.GetUtcNow());
            return secret.IsSet && rejection is null
                ? await answers.TakeAsync(http, body, settings.Text("Generation", Generations.Live), ct)
                : TypedResults.Problem(rejection ?? "no webhook-signature fits", statusCode: StatusCodes.Status401Unauthorized);
        }
        catch (BodyTooLargeException e)
        {
            return TypedResults.Problem(e.Message, statusCode: StatusCodes.Status413PayloadTooLarge);
        }
        finally
        {
            gate.Leave();
        }
    }
}
