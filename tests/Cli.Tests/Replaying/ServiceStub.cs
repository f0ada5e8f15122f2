using System.Collections.Concurrent;
using System.Globalization;
using CcgcStream.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CcgcStream.Cli.Tests.Replaying;

/// <summary>A service that is busy with others: it asks to come again once, refuses lines that say so, and its backlog never reaches zero.</summary>
internal sealed class ServiceStub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _posts;
    private int _looks;

    private ServiceStub(WebApplication app, string url) => (_app, Url) = (app, url);

    public string Url { get; }

    public ConcurrentQueue<string> Accepted { get; } = new();

    public int Looks => Volatile.Read(ref _looks);

    public static async Task<ServiceStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var stub = new ServiceStub(app, string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}"));
        app.Urls.Add(stub.Url);
        app.MapPost("/v1/posts", (Delegate)stub.TakeAsync);
        app.MapGet("/v1/pipeline", (Delegate)stub.Look);
        await app.StartAsync();
        return stub;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpContext http)
    {
        if (Interlocked.Increment(ref _posts) == 1)
        {
            http.Response.Headers.RetryAfter = "1";
            return Results.Problem("too many requests at a time", statusCode: 429);
        }

        using var reader = new StreamReader(http.Request.Body);
        var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var items = lines.Select((line, index) => line.Contains("refuse me", StringComparison.Ordinal)
            ? new { index, status = "rejected", error = (string?)"refused as asked" }
            : new { index, status = "accepted", error = (string?)null }).ToList();
        foreach (var item in items.Where(i => i.status == "accepted"))
        {
            Accepted.Enqueue(lines[item.index]);
        }

        return Results.Json(new { items }, statusCode: 202);
    }

    /// <summary>Others send 100 records between two looks; the enricher is always 150 behind, the scores another 150.</summary>
    private IResult Look()
    {
        var look = Interlocked.Increment(ref _looks);
        return Results.Json(new
        {
            rawPartitions = new[] { new { next = 1000 + (100 * look), done = 850 + (100 * look) } },
            enrichedPartitions = new[] { new { next = 2000 + (100 * look), done = 1850 + (100 * look) } },
            lag = 300,
        });
    }
}
