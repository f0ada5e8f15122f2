using System.Globalization;
using System.Text.Json;
using CcgcStream.Servers;
using CcgcStream.System.Tests.Deployments;

namespace CcgcStream.System.Tests.Replay;

/// <summary>A user's first hour: start Standalone, replay real files, look at the ranking of 2020.</summary>
public sealed class CorpusReplayTests
{
    private static readonly DateTimeOffset End = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_ranking_of_2020_is_right_and_its_counts_agree_exactly_with_an_independent_count()
    {
        var files = ReplayFiles.Find();
        using var directory = new TemporaryDirectory();
        var awkward = Path.Combine(directory.Path, "awkward.jsonl");
        var good = AwkwardLines.From(files.SelectMany(File.ReadLines).ToList(), seed: 3);
        await File.WriteAllLinesAsync(awkward, [.. AwkwardLines.Malformed, .. good], TestContext.Current.CancellationToken);

        var count = new IndependentCount();
        foreach (var file in files)
        {
            await count.AddAsync(file);
        }

        await using var deployment = await EmbeddedDeployment.StartAsync();
        var replay = await ReplayAsync(deployment, [.. files]);
        Assert.Equal("", string.Join('\n', replay.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)[..^1]));
        Assert.Equal(["wuhan", "beijing", "shanghai"], (await RankAsync(deployment)).Take(3).Select(c => c.City));
        await AssertCountsAsync(deployment, count);

        replay = await ReplayAsync(deployment, [awkward]);
        AssertMalformedNamed(awkward, replay.Errors);
        Assert.Contains($"{good.Count} posts accepted", replay.Errors, StringComparison.Ordinal);
        await count.AddAsync(awkward);
        await AssertCountsAsync(deployment, count);

        // Everything once more: nothing is counted twice.
        await ReplayAsync(deployment, [awkward, .. files]);
        await AssertCountsAsync(deployment, count);
    }

    private static async Task<CommandResult> ReplayAsync(Deployment deployment, string[] files)
    {
        var result = await Ccgc.RunAsync(["replay", .. files, "--map", "corpus", "--target", deployment.Api.Url]);
        Assert.True(result.ExitCode == 0, result.ToString());
        return result;
    }

    private static async Task AssertCountsAsync(Deployment deployment, IndependentCount count)
    {
        await Task.Delay(TimeSpan.FromSeconds(6), TestContext.Current.CancellationToken); // A past ranking may be held for five seconds.
        var ranking = (await RankAsync(deployment)).Where(c => c.Pieces > 0).OrderBy(c => c.City, StringComparer.Ordinal);
        Assert.Equal(count.Within(End.AddDays(-365), End).Select(c => (c.Key, c.Value)), ranking.Select(c => (c.City, c.Pieces)));
    }

    private static async Task<IReadOnlyList<(string City, long Pieces)>> RankAsync(Deployment deployment)
    {
        var rank = await Ccgc.RunAsync(
            ["rank", "--window", "365d", "--as-of", End.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "--format", "json", "--target", deployment.Api.Url]);
        Assert.True(rank.ExitCode == 0, rank.ToString());
        using var json = JsonDocument.Parse(rank.Output);
        return [.. json.RootElement.GetProperty("cities").EnumerateArray().Select(c => (c.GetProperty("id").GetString()!, c.GetProperty("pieces").GetInt64()))];
    }

    private static void AssertMalformedNamed(string file, string errors)
    {
        for (var line = 1; line <= AwkwardLines.Malformed.Length; line++)
        {
            Assert.Contains($"{file}:{line}: ", errors, StringComparison.Ordinal);
        }

        Assert.Contains($"{AwkwardLines.Malformed.Length} bad lines", errors, StringComparison.Ordinal);
    }
}
