using CcgcStream.Collector.Tests.Sources;
using CcgcStream.Contracts.Sources;
using CcgcStream.Stubs.Clocks;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Servers;

namespace CcgcStream.Collector.Tests.X;

/// <summary>A stream that is sampled looks whole until X is asked how many posts there were.</summary>
public sealed class XCountsTests
{
    private const int Pieces = 2000;

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task The_stream_is_as_complete_as_X_counts(int withheld)
    {
        await using var stub = new XStub(new Corpus(Pieces, Now), new FaultScript(1, Fault.Unavailable), search: false) { Withheld = withheld, Counts = false };
        await stub.StartAsync();
        var settings = new Dictionary<string, string>(stub.Settings) { ["Counts"] = "true", ["Every"] = "00:05:00" };
        var trial = new SourceTrial(settings, stub.Truth, new AcceleratedClock(Now));
        // The pieces are all from before the start, so the count waits for the last of them, as in life for the youngest.
        trial.Settled = account =>
        {
            stub.Counts = account.Received >= stub.Truth.Count;
            return account.Reported >= Pieces;
        };
        await trial.RunAsync();
        var account = await trial.AccountAsync();
        Assert.Equal((stub.Truth.Count, Pieces, stub.Truth.Count), (account.Received, account.Reported, account.Obtained));
        Assert.Equal((double)stub.Truth.Count / Pieces, SourceCompleteness.Of(account, null)!.Value, 12);
    }
}
