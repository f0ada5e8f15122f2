using System.Text.Json;
using CcgcStream.Collector.Accounting;
using CcgcStream.Contracts.Sources;
using CcgcStream.State;
using CcgcStream.State.Sources;
using CcgcStream.Stubs.Clocks;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Servers;

namespace CcgcStream.Collector.Tests.Sources;

/// <summary>A collector that was away for longer than a source remembers says what it has lost.</summary>
public sealed class CursorTooOldTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Bluesky_goes_on_at_what_is_kept_and_counts_the_gap()
    {
        await using var stub = new BlueskyStub(new Corpus(1000, Now), new FaultScript(1), 2) { Oldest = 401 };
        await stub.StartAsync();
        var kept = stub.Truth.Skip(400).ToHashSet();
        var trial = new SourceTrial(stub.Settings, kept, new AcceleratedClock(Now));
        trial.Settled = account => account is { Received: >= 600, Missed: >= 300 };
        await CursorAsync(trial, "jetstream", "100");
        await trial.RunAsync();
        Assert.Equal(kept.Order(), trial.Ids.Order());
        var account = await trial.AccountAsync();
        Assert.Equal((600, 300), (account.Received, account.Missed)); // 101 to 400.
        Assert.Equal(600.0 / 900, SourceCompleteness.Of(account with { Updates = 0, Duplicates = 0 }, null)!.Value, 12);
    }

    [Fact]
    public async Task X_searches_as_far_back_as_it_may()
    {
        await using var stub = new XStub(new Corpus(1000, Now), new FaultScript(1), search: true);
        await stub.StartAsync();
        var trial = new SourceTrial(stub.Settings, stub.Truth, new AcceleratedClock(Now));
        foreach (var city in Corpus.CityIds.Split(','))
        {
            await CursorAsync(trial, city, "1000"); // An id of 2010: X answers 400 to it.
        }

        await trial.RunAsync();
        Assert.Equal(stub.Truth.Order(), trial.Ids.Order());
    }

    private static async Task CursorAsync(SourceTrial trial, string query, string cursor)
    {
        var state = new QueryState { Cursor = cursor };
        var write = new StateWrite(SourceKeys.Cursor("trial", query), JsonSerializer.SerializeToUtf8Bytes(state, QueryStateJsonContext.Default.QueryState));
        await trial.State.TryWriteAsync(SourceKeys.Space, [], [write], CancellationToken.None);
    }
}
