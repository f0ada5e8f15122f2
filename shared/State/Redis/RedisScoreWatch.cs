using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CcgcStream.Contracts.V1;
using StackExchange.Redis;

namespace CcgcStream.State.Redis;

/// <summary>
/// One watcher. A message only rings the bell; the scores are read again and compared with what the watcher has seen, so
/// that a lost message delays a value and never loses it.
/// </summary>
internal sealed class RedisScoreWatch(RedisScoreStore store, ISubscriber subscriber, TimeProvider time)
{
    /// <summary>How often scores are read again although nobody rang: the longest delay of a lost message.</summary>
    private static readonly TimeSpan Reread = TimeSpan.FromSeconds(5);

    private readonly Channel<byte> _bell = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<(ScoreWindow Window, string City), long> _seen = [];

    public async IAsyncEnumerable<IReadOnlyList<CityScore>> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await RedisCalls.AskAsync(SubscribeAsync(), ct);
        try
        {
            await ReadNewAsync(ct); // What is there now is not news.
            while (true)
            {
                await WaitAsync(ct);
                if (await TryReadNewAsync(ct) is { Count: > 0 } changed)
                {
                    yield return changed;
                }
            }
        }
        finally
        {
            await subscriber.UnsubscribeAsync(ScoreKeys.News, Ring);
        }
    }

    private async Task<bool> SubscribeAsync()
    {
        await subscriber.SubscribeAsync(ScoreKeys.News, Ring);
        return true;
    }

    private void Ring(RedisChannel channel, RedisValue message) => _bell.Writer.TryWrite(0);

    private async Task WaitAsync(CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(_bell.Reader.WaitToReadAsync(stop.Token).AsTask(), Task.Delay(Reread, time, stop.Token));
        await stop.CancelAsync();
        ct.ThrowIfCancellationRequested();
        _bell.Reader.TryRead(out _);
    }

    /// <summary>Nothing while the server is away: the bell has been answered, so the reread after the outage brings what it rang for.</summary>
    private async Task<List<CityScore>> TryReadNewAsync(CancellationToken ct)
    {
        try
        {
            return await ReadNewAsync(ct);
        }
        catch (StateUnavailableException)
        {
            return [];
        }
    }

    private async Task<List<CityScore>> ReadNewAsync(CancellationToken ct)
    {
        var read = new List<(ScoreWindow Window, CityScore Score)>();
        foreach (var window in await store.WindowsAsync(ct))
        {
            read.AddRange((await store.GetAsync(window.Generation, window.Window, ct)).Select(score => (window, score)));
        }

        // Only a reading that came to its end marks what it saw: half of one is read again.
        var changed = new List<CityScore>();
        foreach (var (window, score) in read)
        {
            if (!_seen.TryGetValue((window, score.City), out var revision) || revision < score.Revision)
            {
                _seen[(window, score.City)] = score.Revision;
                changed.Add(score);
            }
        }

        return changed;
    }
}
