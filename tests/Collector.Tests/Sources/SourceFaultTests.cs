using CcgcStream.Stubs.Faults;

namespace CcgcStream.Collector.Tests.Sources;

/// <summary>Ten thousand items of every source under its fault script.</summary>
public sealed class SourceFaultTests
{
    public static TheoryData<string> Sources => StubCatalogue.Names;

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Delivers_everything_once_under_faults(string source)
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
