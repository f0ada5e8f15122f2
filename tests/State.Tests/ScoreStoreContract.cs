using CcgcStream.Contracts.V1;

namespace CcgcStream.State.Tests;

/// <summary>What every engine of the score store must do.</summary>
public abstract class ScoreStoreContract : IAsyncLifetime
{
    private readonly string _generation = $"g{Guid.NewGuid():N}";
    private IScoreStore _store = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _store is null ? ValueTask.CompletedTask : _store.DisposeAsync();
    }

    protected abstract ValueTask<IScoreStore> OpenAsync();

    [Fact]
    public async Task Only_a_higher_revision_replaces_a_score()
    {
        // Larger than a double can tell apart, and with more digits than the smaller one.
        const long high = (1L << 60) + 1;
        await _store.PutAsync([Score("wuhan", high, 50)], Ct);
        await _store.PutAsync([Score("wuhan", high - 1, 10), Score("beijing", 9, 1)], Ct);
        await _store.PutAsync([Score("wuhan", high, 20), Score("beijing", 10, 2)], Ct);

        var scores = (await _store.GetAsync(_generation, "24h", Ct)).ToDictionary(s => s.City, s => s.Composite.Score);
        Assert.Equal(50, scores["wuhan"]);
        Assert.Equal(2, scores["beijing"]);
    }

    [Fact]
    public async Task Generations_and_windows_stand_apart_and_a_dropped_generation_is_gone()
    {
        await _store.PutAsync([Score("wuhan", 1, 50)], Ct);
        Assert.Empty(await _store.GetAsync(_generation, "7d", Ct));
        Assert.Empty(await _store.GetAsync(_generation + "x", "24h", Ct));
        Assert.Contains(_generation, await _store.GenerationsAsync(Ct));

        await _store.DropAsync(_generation, Ct);

        Assert.Empty(await _store.GetAsync(_generation, "24h", Ct));
        Assert.DoesNotContain(_generation, await _store.GenerationsAsync(Ct));
    }

    [Fact]
    public async Task A_watcher_that_sleeps_misses_intermediate_values_but_never_the_last()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        stop.CancelAfter(TimeSpan.FromSeconds(90));
        await using var watcher = _store.WatchAsync(stop.Token).GetAsyncEnumerator(stop.Token);
        var next = watcher.MoveNextAsync();
        // News begins when the watcher runs, which a remote one tells by its first batch alone.
        for (var revision = 1; !next.IsCompleted; revision++)
        {
            await _store.PutAsync([Score("beijing", revision, 0)], Ct);
            await Task.Delay(20, stop.Token);
        }

        for (var revision = 1; revision <= 100; revision++)
        {
            await _store.PutAsync([Score("wuhan", revision, revision)], Ct);
        }

        var last = 0.0;
        while (last < 100)
        {
            Assert.True(await next);
            last = watcher.Current.Where(s => s.Generation == _generation).Select(s => s.Composite.Score).DefaultIfEmpty(last).Last();
            next = watcher.MoveNextAsync();
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }

    private CityScore Score(string city, long revision, double score) =>
        new() { Generation = _generation, Window = "24h", City = city, Revision = revision, Composite = new ScoreValue { Score = score } };
}
