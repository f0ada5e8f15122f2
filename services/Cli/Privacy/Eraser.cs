using System.Net.Http.Json;
using CcgcStream.Cli.Target;

namespace CcgcStream.Cli.Privacy;

/// <summary>Asks a running service to erase, and sees to it that it did.</summary>
internal sealed class Eraser(TargetClient client)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <exception cref="TargetException">The service refused.</exception>
    public async Task<EraseAnswer> AskAsync(EraseRequest request, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "v1/privacy/erase") { Content = JsonContent.Create(request, EraseJson.Default.EraseRequest) };
        using var response = await client.SendAsync(message, ct);
        await TargetClient.EnsureSuccessAsync(response, ct);
        return (await response.Content.ReadFromJsonAsync(EraseJson.Default.EraseAnswer, ct))!;
    }

    /// <summary>Waits until the pipeline has carried the deletions out.</summary>
    /// <returns>Mentions that are still there; 0 when the erasure is complete.</returns>
    public async Task<int> VerifyAsync(EraseRequest request, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        EraseAnswer left;
        do
        {
            await Task.Delay(Pause, ct);
            left = await AskAsync(request with { DryRun = true }, ct);
        }
        while (left.Mentions > 0 && !limit.IsCancellationRequested);
        return left.Mentions;
    }
}
