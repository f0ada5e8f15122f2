using CcgcStream.Servers;
using CcgcStream.System.Tests.Deployments;

namespace CcgcStream.System.Tests.Replay;

/// <summary>A replay that nobody needs any more: looked up and removed from the command line.</summary>
public sealed class DroppedGenerationTests
{
    [Fact]
    public async Task A_replay_is_listed_dropped_and_then_listed_no_more()
    {
        await using var deployment = await EmbeddedDeployment.StartAsync();
        var posts = (await Ccgc.RunAsync(["simulate", "--pieces", "500"])).Output;
        await RunAsync(deployment, 0, ["replay", "-", "--generation", "old-days"], posts);
        Assert.Contains("old-days\t500\t", (await RunAsync(deployment, 0, ["generations", "list"])).Output, StringComparison.Ordinal);

        Assert.Contains("'never'", (await RunAsync(deployment, 1, ["generations", "drop", "never"])).Errors, StringComparison.Ordinal);
        Assert.Contains("Live data", (await RunAsync(deployment, 1, ["generations", "drop", "live"])).Errors, StringComparison.Ordinal);
        Assert.Contains("old-days: removed", (await RunAsync(deployment, 0, ["generations", "drop", "old-days"])).Errors, StringComparison.Ordinal);
        Assert.Equal("", (await RunAsync(deployment, 0, ["generations", "list"])).Output);
    }

    private static async Task<CommandResult> RunAsync(Deployment deployment, int exit, string[] arguments, string? input = null)
    {
        var result = await Ccgc.RunAsync([.. arguments, "--target", deployment.Api.Url], input);
        Assert.True(result.ExitCode == exit, result.ToString());
        return result;
    }
}
