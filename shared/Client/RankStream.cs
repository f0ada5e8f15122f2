using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CcgcStream.Client;

/// <summary>Reads the stream of rank changes and takes it up again where it broke.</summary>
internal sealed class RankStream(HttpClient http, string window, string? generation)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private string? _lastId;

    public async IAsyncEnumerable<RankEvent> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            using var response = await OpenAsync(ct);
            if (response is not null)
            {
                await using var body = await response.Content.ReadAsStreamAsync(ct);
                await using var events = SseParser.Create(body).EnumerateAsync(ct).GetAsyncEnumerator(ct);
                while (await NextAsync(events))
                {
                    var item = events.Current;
                    _lastId = item.EventId ?? _lastId;
                    if (item.EventType is "snapshot" or "ranking")
                    {
                        yield return new RankEvent(
                            item.EventId ?? "", item.EventType == "snapshot", JsonSerializer.Deserialize(item.Data, ClientJson.Default.RankChanges)!);
                    }
                }
            }
            await Task.Delay(Pause, ct);
        }
    }

    private async Task<HttpResponseMessage?> OpenAsync(CancellationToken ct)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"v1/stream?window={window}" + (generation is null ? "" : "&generation=" + Uri.EscapeDataString(generation)));
        if (_lastId is not null)
        {
            request.Headers.Add("Last-Event-ID", _lastId);
        }
        try
        {
            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if ((int)response.StatusCode is >= 400 and < 500 and not 429)
            {
                await CcgcProblemException.ThrowIfProblemAsync(response, ct);
            }
            return response.IsSuccessStatusCode ? response : null;
        }
        catch (HttpRequestException)
        {
            // The server is away: asked again after the pause, from where the stream broke.
            return null;
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (IOException)
        {
            // Broken in the middle of an event, which then comes again whole.
            return false;
        }
    }
}
