using System.Net;
using System.Text.Json;
using CcgcStream.Cli.Input;
using CcgcStream.Cli.Target;

namespace CcgcStream.Cli.Replay;

/// <summary>Sends posts to <c>POST /v1/posts</c> in batches, in order, and waits where the service asks it to.</summary>
internal sealed class FileReplay(TargetClient client, string generation, ReplayPace pace, LineErrors errors, ProgressLine progress, TimeProvider time)
{
    private const int MaxPosts = 2000;
    private const int MaxBytes = 4 * 1024 * 1024;
    private const int MostTries = 120;

    private readonly List<PostLine> _batch = [];
    private long _bytes;

    public string Generation => generation;

    /// <summary>Posts that the service holds durably.</summary>
    public long Accepted { get; private set; }

    public async Task SendAsync(string file, IAsyncEnumerable<PostLine> posts, CancellationToken ct)
    {
        await foreach (var post in posts.WithCancellation(ct))
        {
            var wait = pace.Due(post.Post.PublishedAt);
            if (wait > TimeSpan.Zero)
            {
                await FlushAsync(file, ct);
                await Task.Delay(wait, time, ct);
            }

            _batch.Add(post);
            _bytes += post.Json.Length + 1;
            if (_batch.Count >= MaxPosts || _bytes >= MaxBytes)
            {
                await FlushAsync(file, ct);
            }
        }

        await FlushAsync(file, ct);
    }

    /// <summary>Returns when everything sent so far is counted in the scores, whatever else arrives meanwhile.</summary>
    public async Task WaitUntilCountedAsync(CancellationToken ct)
    {
        var target = new CountedTarget();
        while (true)
        {
            using var pipeline = await client.GetJsonAsync("v1/pipeline", ct);
            var left = target.Left(pipeline.RootElement);
            if (left == 0)
            {
                return;
            }

            progress.Show($"{Accepted} posts accepted, {left} records to go");
            await Task.Delay(TimeSpan.FromMilliseconds(100), time, ct);
        }
    }

    private async Task FlushAsync(string file, CancellationToken ct)
    {
        if (_batch.Count == 0)
        {
            return;
        }

        var body = new byte[_bytes];
        var at = 0;
        foreach (var line in _batch)
        {
            line.Json.CopyTo(body, at);
            at += line.Json.Length;
            body[at++] = (byte)'\n';
        }

        Take(file, await PostAsync(body, ct));
        _batch.Clear();
        _bytes = 0;
        progress.Show($"{Accepted} posts accepted");
    }

    private async Task<JsonDocument> PostAsync(byte[] body, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"v1/posts?generation={Uri.EscapeDataString(generation)}")
            {
                Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/x-ndjson") } },
            };
            using var response = await client.SendAsync(request, ct);
            if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway && attempt < MostTries)
            {
                await Task.Delay(response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), time, ct);
                continue;
            }

            // 400 with items says that every line of the batch was refused: that is the lines' fault, not the request's.
            var text = await response.Content.ReadAsStringAsync(ct);
            if (response.IsSuccessStatusCode || (response.StatusCode == HttpStatusCode.BadRequest && text.Contains("\"items\"", StringComparison.Ordinal)))
            {
                return JsonDocument.Parse(text);
            }

            await TargetClient.EnsureSuccessAsync(response, ct);
        }
    }

    private void Take(string file, JsonDocument answer)
    {
        using (answer)
        {
            var items = answer.RootElement.GetProperty("items");
            foreach (var item in items.EnumerateArray())
            {
                if (item.GetProperty("status").GetString() == "accepted")
                {
                    Accepted++;
                }
                else
                {
                    errors.Add(file, _batch[item.GetProperty("index").GetInt32()].Number, item.GetProperty("error").GetString() ?? "refused");
                }
            }
        }
    }
}
