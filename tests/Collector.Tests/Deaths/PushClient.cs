using System.Net;
using System.Text;

namespace CcgcStream.Collector.Tests.Deaths;

/// <summary>Pushes numbered posts and sends each batch again until it is acknowledged, as a sender has to.</summary>
internal sealed class PushClient(int posts, DateTimeOffset at)
{
    private const int Batch = 100;

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private int _acknowledged;

    /// <summary>Posts that were acknowledged.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Ids of all posts.</summary>
    public IEnumerable<string> Ids => Enumerable.Range(0, posts).Select(i => $"push:{i}");

    /// <summary>Goes on where it stopped until all are acknowledged.</summary>
    /// <param name="address">Where the collector listens now.</param>
    public async Task RunAsync(Func<string> address, CancellationToken ct)
    {
        while (_acknowledged < posts && !ct.IsCancellationRequested)
        {
            if (await TrySendAsync(address(), ct))
            {
                Interlocked.Add(ref _acknowledged, Math.Min(Batch, posts - _acknowledged));
            }

            await Task.Delay(20, CancellationToken.None);
        }
    }

    private async Task<bool> TrySendAsync(string address, CancellationToken ct)
    {
        var lines = string.Concat(Ids.Skip(_acknowledged).Take(Batch)
            .Select(id => $$"""{"id":"{{id}}","source":"other","text":"Wuhan {{id}}","publishedAt":"{{at.UtcDateTime:s}}Z"}""" + "\n"));
        try
        {
            using var content = new StringContent(lines, Encoding.UTF8, "application/x-ndjson");
            using var answer = await _http.PostAsync(address + "/v1/posts", content, ct);
            return answer.StatusCode == HttpStatusCode.Accepted;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or UriFormatException)
        {
            return false;
        }
    }
}
