using System.Net;
using System.Text;
using System.Text.Json;

namespace CcgcStream.System.Tests.Deployments;

/// <summary>Sends lines as a careful client does: each batch until it is acknowledged, and never again after that.</summary>
internal static class PostSender
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Sends all batches in order.</summary>
    /// <param name="deployment">Where to.</param>
    /// <param name="lines">NDJSON lines.</param>
    /// <param name="batch">Lines a request.</param>
    /// <param name="generation">Generation they count in.</param>
    /// <param name="before">Called before each batch with its number, while the last one is still on its way through the pipeline.</param>
    public static async Task SendAsync(Deployment deployment, IEnumerable<string> lines, int batch, string generation, Func<int, Task>? before = null)
    {
        var number = 0;
        foreach (var chunk in lines.Chunk(batch))
        {
            var wait = before?.Invoke(number++) ?? Task.CompletedTask;
            await UntilAsync(() => TrySendAsync(deployment, string.Join('\n', chunk), generation));
            await wait;
        }
    }

    /// <summary>Returns when everything that was acknowledged is in the scores.</summary>
    public static Task WaitUntilCountedAsync(Deployment deployment) => UntilAsync(async () =>
    {
        using var answer = await deployment.Door.GetAsync("v1/pipeline");
        if (!answer.IsSuccessStatusCode)
        {
            return false;
        }

        using var pipeline = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return pipeline.RootElement.GetProperty("lag").GetInt64() == 0;
    });

    private static async Task<bool> TrySendAsync(Deployment deployment, string body, string generation)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/x-ndjson");
        using var answer = await deployment.Door.PostAsync($"v1/posts?generation={generation}", content);
        var retry = answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway;
        Assert.True(retry || answer.StatusCode == HttpStatusCode.Accepted, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return !retry;
    }

    private static async Task UntilAsync(Func<Task<bool>> attempt)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        while (!await AttemptAsync(attempt))
        {
            await Task.Delay(100, limit.Token);
        }
    }

    private static async Task<bool> AttemptAsync(Func<Task<bool>> attempt)
    {
        try
        {
            return await attempt();
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return false; // The process was killed under the request: nothing was acknowledged.
        }
    }
}
