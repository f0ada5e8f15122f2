using CcgcStream.Servers;

namespace CcgcStream.Cli.Tests.Usage;

/// <summary>0 on success, 2 on wrong use, 1 otherwise; results on standard output, everything else on standard error.</summary>
public sealed class ExitCodeTests
{
    [Theory]
    [InlineData("nonsense", "nonsense")]
    [InlineData("rank --window 5d", "5d")]
    [InlineData("rank --format xml", "xml")]
    [InlineData("replay", "replay")]
    [InlineData("replay no-such-file.ndjson", "no-such-file.ndjson: no such file")]
    [InlineData("replay - --speed fast", "fast")]
    [InlineData("replay - --map time", "time")]
    [InlineData("enrich --in no-such-file.ndjson", "no-such-file.ndjson: no such file")]
    [InlineData("alerts check no-such-file.yaml", "no-such-file.yaml: no such file")]
    [InlineData("alerts --check no-such-file.yaml", "no-such-file.yaml: no such file")]
    [InlineData("alerts backtest --rule nothing", "'nothing'")]
    [InlineData("alerts backtest --generation live", "give --from and --to")]
    [InlineData("alerts backtest --from 2020-02-01", "--to")]
    [InlineData("alerts backtest --from 2020-02-01 --to 2020-01-01", "later")]
    [InlineData("alerts backtest --from 2020-01-01 --to 2020-02-01 --incidents no-such-file.csv", "no-such-file.csv: no such file")]
    [InlineData("alerts backtest --generator surge", "volume rule")]
    [InlineData("rank --target ftp://example.org", "ftp://example.org")]
    public async Task Wrong_use_exits_2_and_says_what_is_wrong(string command, string named)
    {
        var result = await Ccgc.RunAsync(command.Split(' '));
        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains(named, result.Errors, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("rank")]
    [InlineData("replay -")]
    public async Task A_service_that_is_not_there_exits_1_and_is_named(string command)
    {
        var nobody = $"http://127.0.0.1:{FreePort.Next()}";
        var result = await Ccgc.RunAsync([.. command.Split(' '), "--target", nobody], """{"id":"x:1","text":"t","publishedAt":"2020-01-01T00:00:00Z"}""");
        Assert.True(result.ExitCode == 1, result.ToString());
        Assert.Contains(nobody, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_exits_0_and_names_every_command()
    {
        var result = await Ccgc.RunAsync(["--help"]);
        Assert.Equal(0, result.ExitCode);
        Assert.All(["enrich", "replay", "rank", "report", "simulate", "alerts", "dlq", "keys", "topics", "doctor"], c => Assert.Contains(c, result.Output, StringComparison.Ordinal));
    }
}
