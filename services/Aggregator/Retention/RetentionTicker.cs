using CcgcStream.Aggregator.Folding;
using CcgcStream.Aggregator.Partitions;
using CcgcStream.State;
using CcgcStream.State.Cities.Reading;

namespace CcgcStream.Aggregator.Retention;

/// <summary>
/// Removes what is older than its documented time, and generations that are to be dropped, a little in every second. Each step is one fenced
/// commit; a pass that is cut off leaves a state that is whole, and the next begins anew.
/// </summary>
internal sealed class RetentionTicker(
    IStateStore store, IScoreStore scores, PartitionReader reader, string space, RetentionOptions options, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DropPause = TimeSpan.FromSeconds(5);

    private readonly GenerationDrop _drop = new(store, space, scores);
    private readonly RetentionPass _sweeps = new(store, reader, space, options, clock);
    private IAsyncEnumerator<Removal>? _pass;
    private BatchFolder? _folder;
    private long? _ticked;
    private long? _asked;
    private long? _passed;

    /// <summary>Takes the next steps, for as long as the budget lasts.</summary>
    /// <returns>False when a commit's outcome is unknown: memory has to be read again.</returns>
    internal async ValueTask<bool> TickAsync(BatchFolder folder, Func<Removal, ValueTask> commit, CancellationToken ct)
    {
        if (_ticked is { } ticked && clock.GetElapsedTime(ticked) < Pause)
        {
            return true;
        }

        var started = clock.GetTimestamp();
        _ticked = started;
        try
        {
            if (_folder != folder)
            {
                await EndAsync(); // The pass leans on memory that was thrown away.
                _folder = folder;
            }

            if (_pass is null && !await BeginAsync(folder, ct))
            {
                return true;
            }

            while (clock.GetElapsedTime(started) < options.Budget)
            {
                if (!await _pass!.MoveNextAsync())
                {
                    await EndAsync();
                    return true;
                }

                await ApplyAsync(folder, _pass.Current, commit);
            }

            return true;
        }
        catch (Exception error) when (error is not (FencedException or OperationCanceledException))
        {
            // What was to be removed is still there, or gone: the next pass finds out. Counting goes on from what the store says.
            Log.RetentionFailed(logger, error, space);
            _sweeps.Forget();
            await EndAsync();
            return false;
        }
    }

    /// <summary>Finishes dropping those of some generations that are to be dropped: records that come after the request begin a new life.</summary>
    internal async ValueTask DropFirstAsync(IReadOnlyCollection<string> generations, BatchFolder folder, Func<Removal, ValueTask> commit, CancellationToken ct)
    {
        if (generations.Count == 0)
        {
            return;
        }

        foreach (var generation in (await _drop.AskedAsync(ct)).Intersect(generations, StringComparer.Ordinal))
        {
            await EndAsync(); // It may stand in the middle of the same generation.
            await foreach (var removal in _drop.RunAsync(generation, ct))
            {
                await ApplyAsync(folder, removal, commit);
            }
        }
    }

    private static async ValueTask ApplyAsync(BatchFolder folder, Removal removal, Func<Removal, ValueTask> commit)
    {
        if (removal.Writes.Count == 0)
        {
            return;
        }

        await commit(removal);
        folder.Forget(removal);
        AggregatorMetrics.Removed(removal);
    }

    private async ValueTask<bool> BeginAsync(BatchFolder folder, CancellationToken ct)
    {
        var due = options.Enabled && (_passed is not { } passed || clock.GetElapsedTime(passed) >= options.Every);
        if (!due && _asked is { } asked && clock.GetElapsedTime(asked) < DropPause)
        {
            return false;
        }

        _asked = clock.GetTimestamp();
        var drops = await _drop.AskedAsync(ct);
        if (!due && drops.Count == 0)
        {
            return false;
        }

        _passed = due ? clock.GetTimestamp() : _passed;
        _pass = PassAsync(folder, drops, due).GetAsyncEnumerator(CancellationToken.None);
        return true;
    }

    private async ValueTask EndAsync()
    {
        if (_pass is { } pass)
        {
            _pass = null;
            await pass.DisposeAsync();
        }
    }

    // Goes on over many ticks, so that none of their tokens can stop it: it ends by being let go of between two steps.
    private async IAsyncEnumerable<Removal> PassAsync(BatchFolder folder, IReadOnlyList<string> drops, bool sweeps)
    {
        foreach (var generation in drops)
        {
            await foreach (var removal in _drop.RunAsync(generation, CancellationToken.None))
            {
                yield return removal;
            }
        }

        if (sweeps)
        {
            await foreach (var removal in _sweeps.RunAsync(folder, CancellationToken.None))
            {
                yield return removal;
            }
        }
    }
}
