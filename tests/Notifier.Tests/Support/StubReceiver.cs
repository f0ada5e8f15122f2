using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CcgcStream.Notifier.Tests.Support;

/// <summary>A receiver on an ephemeral port that keeps what it gets and answers as told.</summary>
internal sealed class StubReceiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private StubReceiver(WebApplication app) => this.app = app;

    public string Url => app.Urls.First();

    public ConcurrentQueue<ReceivedRequest> Requests { get; } = [];

    /// <summary>Status and body of the answer to the n-th request (from 1).</summary>
    public Func<int, (int Status, string Body)> Answer { get; set; } = _ => (200, """{"errcode":0,"code":0}""");

    public static async Task<StubReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var stub = new StubReceiver(app);
        app.Run(stub.TakeAsync);
        await app.StartAsync();
        return stub;
    }

    /// <summary>Webhook ids under which each event was told.</summary>
    public Dictionary<string, HashSet<string>> Told()
    {
        var told = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var request in Requests)
        {
            foreach (var alert in request.Json["alerts"]!.AsArray())
            {
                var id = alert!["event"]!["id"]!.ToString();
                (told.TryGetValue(id, out var ids) ? ids : told[id] = []).Add(request.Headers["webhook-id"]);
            }
        }

        return told;
    }

    /// <summary>Requests with an id that came before: what a receiver drops that looks at ids.</summary>
    public int Repeats() => Requests.Count - Requests.Select(r => r.Headers["webhook-id"]).Distinct().Count();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Requests.Enqueue(new ReceivedRequest(
            context.Request.Path + context.Request.QueryString, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
        var (status, text) = Answer(Requests.Count);
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(text);
    }
}

/// <summary>A request as received.</summary>
internal sealed record ReceivedRequest(string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    public System.Text.Json.Nodes.JsonNode Json => System.Text.Json.Nodes.JsonNode.Parse(Body)!;
}
