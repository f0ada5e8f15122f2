using CcgcStream.Stubs.Clocks;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Servers;

namespace CcgcStream.Collector.Tests.Sources;

/// <summary>Large Mastodon servers stream on a host of their own; old ones do not even say.</summary>
public sealed class MastodonHostTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task Streams_where_the_server_says(bool hasHost, bool sockets)
    {
        await using var stub = new MastodonStub(new Corpus(300, Now), new FaultScript(1), sockets) { HasStreamingHost = hasHost };
        await stub.StartAsync();
        var trial = new SourceTrial(stub.Settings, stub.Truth, new AcceleratedClock(Now)) { Settled = stub.IsAccountedFor };
        await trial.RunAsync();
        Assert.Equal(stub.Truth.Order(), trial.Ids.Order());
    }
}
