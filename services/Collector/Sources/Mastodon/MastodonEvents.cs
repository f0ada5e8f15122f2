using System.Runtime.CompilerServices;
using System.Text.Json;
using CcgcStream.Collector.Streams;
using CcgcStream.Collector.Wire;

namespace CcgcStream.Collector.Sources.Mastodon;

/// <summary>One event of a stream.</summary>
/// <param name="Name">update, status.update, delete, ...</param>
/// <param name="Payload">A status as JSON; for a deletion the bare id on this server.</param>
internal readonly record struct MastodonEvent(string Name, string Payload);

/// <summary>The two dialects of Mastodon streaming.</summary>
internal static class MastodonEvents
{
    /// <summary>A server sends <c>:thump</c> every 15 s at least.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    /// <summary>Server-sent events: an event line, a data line, an empty line.</summary>
    public static async IAsyncEnumerable<MastodonEvent> ServerSentAsync(Stream body, TimeProvider clock, [EnumeratorCancellation] CancellationToken ct)
    {
        var (name, data) = ("", "");
        await foreach (var line in StreamLines.ReadAsync(body, Silence, clock, ct))
        {
            if (line.StartsWith("event:", StringComparison.Ordinal))
            {
                name = line[6..].Trim();
            }
            else if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                data += (data.Length > 0 ? "\n" : "") + line[5..].Trim();
            }
            else if (line.Length == 0 && name.Length > 0)
            {
                yield return new MastodonEvent(name, data);
                (name, data) = ("", "");
            }
        }
    }

    /// <summary>WebSocket: one connection for all hashtags; the payload is JSON inside a JSON text.</summary>
    public static async IAsyncEnumerable<MastodonEvent> SocketAsync(
        Uri address, IEnumerable<string> hashtags, HttpMessageInvoker invoker, TimeProvider clock, [EnumeratorCancellation] CancellationToken ct)
    {
        var plan = new SocketPlan(address, Silence)
        {
            Hello = [.. hashtags.Select(h => $$"""{"type":"subscribe","stream":"hashtag","tag":{{JsonSerializer.Serialize(h, FollowJsonContext.Default.String)}}}""")],
        };
        await foreach (var message in SocketMessages.ReadAsync(plan, invoker, clock, ct))
        {
            MastodonEvent? read;
            try
            {
                using var json = JsonDocument.Parse(IllegalJson.Clean(message));
                read = json.RootElement.Str("error") is { Length: > 0 } error
                    ? throw new Seam.SourceFailure(Seam.FailureKind.Refused, "Mastodon refuses a stream: " + error)
                    : new MastodonEvent(json.RootElement.Str("event"), json.RootElement.Str("payload"));
            }
            catch (JsonException)
            {
                read = new MastodonEvent("update", ""); // Counted as malformed further on.
            }

            yield return read.Value;
        }
    }
}
