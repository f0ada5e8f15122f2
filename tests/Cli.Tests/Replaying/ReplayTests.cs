using System.Diagnostics;
using CcgcStream.Servers;

namespace CcgcStream.Cli.Tests.Replaying;

/// <summary><c>ccgc replay</c> against a stub of the service.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task It_comes_again_when_asked_names_what_was_refused_and_waits_only_for_its_own_posts()
    {
        await using var service = await ServiceStub.StartAsync();
        var result = await RunAsync(service, [Post("x:1", 0), "{broken", Post("x:2", 1, "refuse me"), Post("x:3", 2)]);

        Assert.Equal([Post("x:1", 0), Post("x:3", 2)], service.Accepted);
        var errors = result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Collection(
            errors,
            e => Assert.StartsWith("-:2: ", e, StringComparison.Ordinal),
            e => Assert.Equal("-:3: refused as asked", e),
            e => Assert.Equal("2 posts accepted into generation 'replay', 2 bad lines", e)); // And no progress: nobody watches.
        Assert.Empty(result.Output);
        Assert.Equal(5, service.Looks); // Three until the enricher had passed them, two more for the scores; the backlog never was zero.
    }

    [Fact]
    public async Task It_need_not_wait_at_all()
    {
        await using var service = await ServiceStub.StartAsync();
        await RunAsync(service, [Post("x:1", 0)], "--no-wait");
        Assert.Equal(0, service.Looks);
    }

    [Fact]
    public async Task At_a_speed_posts_keep_their_distance()
    {
        await using var service = await ServiceStub.StartAsync();
        var watch = Stopwatch.StartNew();
        await RunAsync(service, [Post("x:1", 0), Post("x:2", 60), Post("x:3", 120)], "--speed", "1800x", "--no-wait");
        Assert.True(watch.Elapsed > TimeSpan.FromSeconds(4), "two hours at 1800x are four seconds");
        Assert.Equal(3, service.Accepted.Count);
    }

    private static string Post(string id, int minute, string text = "Wuhan") =>
        $$"""{"id":"{{id}}","text":"{{text}}","publishedAt":"2020-02-03T{{4 + (minute / 60):00}}:{{minute % 60:00}}:00Z"}""";

    private static async Task<CommandResult> RunAsync(ServiceStub service, string[] lines, params string[] options)
    {
        var result = await Ccgc.RunAsync(["replay", "-", "--target", service.Url, .. options], string.Join('\n', lines));
        Assert.True(result.ExitCode == 0, result.ToString());
        return result;
    }
}
