namespace CcgcStream.Collector.Tests.Sources;

/// <summary>Ten thousand items of every source across twenty deaths at random writes.</summary>
public sealed class SourceDeathTests
{
    public static TheoryData<string> Sources => StubCatalogue.Names;

    [Theory]
    [MemberData(nameof(Sources))]
    public Task Delivers_everything_once_across_twenty_deaths(string source) => TrialByStub.RunAsync(source, seed: 2, trial => trial.RunWithDeathsAsync(deaths: 20, seed: 7));
}
