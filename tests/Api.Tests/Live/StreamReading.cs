using System.Net.ServerSentEvents;

namespace CcgcStream.Api.Tests.Live;

/// <summary>One reader of the stream, by the framework's own parser of server-sent events.</summary>
internal sealed class StreamReading : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _events;
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(120));

    private StreamReading(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _events = SseParser.Create(body).EnumerateAsync(_patience.Token).GetAsyncEnumerator();
    }

    public static async Task<StreamReading> OpenAsync(HttpClient http, string? lastEventId = null, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/stream" + query);
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return new StreamReading(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event, or the next one of a name.</summary>
    public async Task<(string Name, string Id, string Data)> NextAsync(string? name = null)
    {
        do
        {
            Assert.True(await _events.MoveNextAsync(), "The stream ended.");
        }
        while (name is not null && _events.Current.EventType != name);
        return (_events.Current.EventType, _events.Current.EventId ?? "", _events.Current.Data);
    }

    public async ValueTask DisposeAsync()
    {
        await _patience.CancelAsync();
        _response.Dispose();
        _patience.Dispose();
    }
}
