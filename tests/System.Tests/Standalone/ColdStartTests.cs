using System.Diagnostics;
using CcgcStream.Servers;

namespace CcgcStream.System.Tests.Standalone;

/// <summary>One process, no server: on an empty directory Standalone is ready within seconds and already shows a moving ranking.</summary>
public sealed class ColdStartTests
{
    /// <summary>The aim is 3 s on a machine of its own; a shared one may take longer.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Ready_from_nothing_with_a_page_and_a_ranking_that_says_simulated()
    {
        using var data = new TemporaryDirectory();
        var watch = Stopwatch.StartNew();
        await using var standalone = await ServiceProcess.StartAsync("Standalone", new Dictionary<string, string> { ["Data:Directory"] = data.Path });
        var ready = watch.Elapsed;
        TestContext.Current.SendDiagnosticMessage($"cold start {ready.TotalSeconds:0.00} s");

        var page = await standalone.Http.GetStringAsync("", TestContext.Current.CancellationToken);
        Assert.Contains("CcgcStream", page, StringComparison.Ordinal);
        Assert.True(ready < Bound, $"ready after {ready}");
    }
}
