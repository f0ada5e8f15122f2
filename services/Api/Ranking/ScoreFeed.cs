using CcgcStream.Contracts.V1;
using CcgcStream.State;

namespace CcgcStream.Api.Ranking;

/// <summary>
/// Keeps <see cref="ScoreBoard"/> equal to the score store: loads everything once the watch is open, then follows the
/// watch, gathering what arrives within 0.4 s so that a burst costs one ranking.
/// </summary>
internal sealed partial class ScoreFeed(IScoreStore store, ScoreBoard board, TimeProvider time, ILogger<ScoreFeed> logger) : BackgroundService
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan LookForDropped = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the first load is done.</summary>
    public Task Loaded => _loaded.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // The store may be restarting: what was missed meanwhile comes with the next load.
                LogLost(exception);
            }
            await Task.Delay(Retry, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FollowAsync(CancellationToken ct)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var pending = new PendingScores();
        var watch = WatchAsync(pending, ending.Token);
        try
        {
            await LoadAsync(ct);
            var looked = time.GetTimestamp();
            while (!watch.IsCompleted)
            {
                // The first change is shown at once; what follows on its heels waits for the next round.
                await Task.WhenAny(pending.Arrival, watch, Task.Delay(LookForDropped, time, ct)).WaitAsync(ct);
                if (time.GetElapsedTime(looked) >= LookForDropped)
                {
                    board.KeepOnly(await store.GenerationsAsync(ct)); // Nobody says that a generation was dropped.
                    looked = time.GetTimestamp();
                }
                if (pending.Take() is { Count: > 0 } scores)
                {
                    board.Apply(scores);
                }
                await Task.Delay(Gather, time, ct);
            }
        }
        finally
        {
            await ending.CancelAsync();
            await watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await watch;
    }

    private async Task WatchAsync(PendingScores pending, CancellationToken ct)
    {
        await foreach (var batch in store.WatchAsync(ct))
        {
            pending.Add(batch);
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        foreach (var generation in await store.GenerationsAsync(ct))
        {
            var scores = new List<CityScore>();
            foreach (var window in IndexWindows.All)
            {
                scores.AddRange(await store.GetAsync(generation, window, ct));
            }
            board.Apply(scores);
        }
        _loaded.TrySetResult();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The score store could not be followed; loading it again in a second.")]
    private partial void LogLost(Exception exception);
}
