using System.Text;
using System.Text.Json;
using CcgcStream.Api.Json;

namespace CcgcStream.Api.Live;

/// <summary>Serves one reader of the stream: snapshot or resumption first, then each event, merged when the reader is slow.</summary>
internal sealed class LiveWriter(HttpResponse response, RankingNews news, LiveLog log, TimeProvider time, string generation, string window)
{
    /// <summary>The channel of alert events, which every stream carries.</summary>
    public const string AlertChannel = "alerts";

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    private readonly string _channel = RankingNews.ChannelOf(generation, window);

    /// <summary>Sets the headers of a stream.</summary>
    public static void Announce(HttpResponse response)
    {
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
    }

    /// <summary>Runs until the reader leaves.</summary>
    /// <param name="lastEventId">What the reader saw last; empty for a new reader.</param>
    /// <param name="ct">Ends the stream.</param>
    public async Task RunAsync(string lastEventId, CancellationToken ct)
    {
        Announce(response);
        var position = log.SequenceOf(lastEventId) is { } resumed && log.After(resumed) is not null
            ? resumed
            : await BeginAsync(lastEventId.Length > 0, ct);
        await response.Body.FlushAsync(ct);
        var written = time.GetTimestamp();
        while (true)
        {
            var before = position;
            (position, var sent) = await SendAsync(position, ct);
            written = sent ? time.GetTimestamp() : written;
            if (time.GetElapsedTime(written) >= Heartbeat)
            {
                await BeatAsync(position, ct);
                written = time.GetTimestamp();
            }
            if (position == before)
            {
                await WaitAsync(log.NewsAfter(position), Heartbeat - time.GetElapsedTime(written), ct);
            }
        }
    }

    private async Task<(long Position, bool Sent)> SendAsync(long position, CancellationToken ct)
    {
        var events = log.After(position);
        if (events is null)
        {
            var begun = await BeginAsync(reset: true, ct);
            await response.Body.FlushAsync(ct);
            return (begun, true);
        }
        if (events.Count == 0)
        {
            return (position, false);
        }
        var mine = events.Where(e => e.Channel == _channel || e.Channel == AlertChannel).ToArray();
        foreach (var (sequence, merged, frame) in Coalescer.Plan(mine))
        {
            var bytes = merged is null
                ? frame
                : LiveEvent.FrameOf(log.IdOf(sequence), "ranking", JsonSerializer.SerializeToUtf8Bytes(merged, ApiJsonContext.Default.RankChangeSet));
            await response.Body.WriteAsync(bytes, ct);
        }
        if (mine.Length > 0)
        {
            await response.Body.FlushAsync(ct);
        }
        return (events[^1].Sequence, mine.Length > 0);
    }

    private async Task<long> BeginAsync(bool reset, CancellationToken ct)
    {
        var (position, _, json) = news.Snapshot(generation, window);
        var id = log.IdOf(position);
        if (reset)
        {
            await response.Body.WriteAsync(LiveEvent.FrameOf(id, "reset", "{}"u8), ct);
        }
        await response.Body.WriteAsync(LiveEvent.FrameOf(id, "snapshot", json.Span), ct);
        return position;
    }

    /// <summary>Shows that the connection lives, and moves the reader's last id on past what other streams were sent meanwhile.</summary>
    private async Task BeatAsync(long position, CancellationToken ct)
    {
        await response.Body.WriteAsync(Encoding.ASCII.GetBytes($": still here\nid: {log.IdOf(position)}\n\n"), ct);
        await response.Body.FlushAsync(ct);
    }

    private async Task WaitAsync(Task fresh, TimeSpan most, CancellationToken ct)
    {
        try
        {
            await fresh.WaitAsync(most > TimeSpan.Zero ? most : TimeSpan.FromMilliseconds(1), time, ct);
        }
        catch (TimeoutException)
        {
            // Nothing for this long: the caller sends a sign of life.
        }
    }
}
