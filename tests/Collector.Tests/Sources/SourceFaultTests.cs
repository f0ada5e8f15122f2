using CcgcStream.Stubs.Faults;

namespace CcgcStream.Collector.Tests.Sources;

/// <summary>Ten thousand items of every source that is polled city by city, under its fault script.</summary>
public sealed class PolledSourceFaultTests
{
    public static TheoryData<string> Sources => StubCatalogue.Named(StubCatalogue.All.Keys.Except(StubCatalogue.Others));

    [Theory]
    [MemberData(nameof(Sources))]
    public Task Delivers_everything_once_under_faults(string source) => FaultTrial.RunAsync(source);
}

/// <summary>The same of streams, feeds and files: a class of their own, so that both halves run at the same time.</summary>
public sealed class OtherSourceFaultTests
{
    public static TheoryData<string> Sources => StubCatalogue.Named(StubCatalogue.Others);

    [Theory]
    [MemberData(nameof(Sources))]
    public Task Delivers_everything_once_under_faults(string source) => FaultTrial.RunAsync(source);
}

/// <summary>One source under its fault script.</summary>
internal static class FaultTrial
{
    public static async Task RunAsync(string source)
    {
        var (stub, trial) = await TrialByStub.RunAsync(source, seed: 1, trial => trial.RunAsync());
        Assert.All(stub.Faults.Kinds, kind => Assert.True(stub.Faults.Dealt(kind) > 0, $"the script never came to {kind}"));
        var account = await trial.AccountAsync();
        if (stub.Faults.Kinds.Contains(Fault.RateLimited))
        {
            // A refusal that comes when a busy machine has given up waiting (the clock is fast) counts as a failure of the connection; LimitHitTests waits longer.
            Assert.InRange(account.LimitHits, 0, stub.Faults.Dealt(Fault.RateLimited));
        }
    }
}
