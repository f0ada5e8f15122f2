using System.Text.Json;
using CcgcStream.Cli;

namespace CcgcStream.Cli.Tests.Sources;

/// <summary><c>ccgc sources check</c> as a person calls it.</summary>
[Collection("console")]
public sealed class SourcesCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ccgc-sources-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Says_what_is_wrong_and_what_it_costs_as_a_table()
    {
        var (exit, output) = await CheckAsync("""{"Collector":{"Preset":"none","Sources":{"x":{"Tokn":"s3cret-value","ExpectedPostsPerDay":10000,"RereadAt":"never"},"instagram":{"Token":"s3cret-value","Accounts":"1,2"}}}}""");
        Assert.Equal(1, exit);
        Assert.Contains("wrong: 'Tokn' is no setting of x; did you mean 'Token'?", output, StringComparison.Ordinal);
        Assert.Contains("wrong: no Token", output, StringComparison.Ordinal);
        Assert.Contains("1500.00", output, StringComparison.Ordinal); // 10,000 posts a day for 30 days at half a cent.
        Assert.Contains("2 account(s) reach 60 of 100 cities a week", output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret-value", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_the_same_as_json()
    {
        var (exit, output) = await CheckAsync("""{"Collector":{"Preset":"none","Sources":{"youtube":{"Key":"k"},"instagram":{"Token":"t","Accounts":"1,2,3,4"}}}}""", "--format", "json");
        Assert.Equal(0, exit);
        using var json = JsonDocument.Parse(output);
        var sources = json.RootElement.GetProperty("sources").EnumerateArray().ToDictionary(s => s.GetProperty("source").GetString()!, s => s.GetProperty("costs"));
        Assert.Equal(100, sources["instagram"].GetProperty("hashtagsPerWeek").GetDouble());
        Assert.InRange(sources["youtube"].GetProperty("unitsPerDay").GetDouble(), 9_999, 10_000.01);
        Assert.Equal(25.77, sources["youtube"].GetProperty("eachCityEvery").GetDouble(), 2); // 102 units a look, 100 cities, 9,500 units a day; the rest is for old videos.
        Assert.True(json.RootElement.GetProperty("isHealthy").GetBoolean());
    }

    [Fact]
    public async Task Needs_no_key_for_the_open_preset()
    {
        var (exit, output) = await CheckAsync("""{"Collector":{"Preset":"open"}}""");
        Assert.Equal(0, exit);
        Assert.All(["gdelt", "rss", "bluesky"], source => Assert.Matches($"{source} +.*ready", output));
    }

    [Fact]
    public async Task Explains_a_file_that_is_no_configuration()
    {
        var (exit, _) = await CheckAsync("{ not json");
        Assert.Equal(2, exit);
    }

    private async Task<(int Exit, string Output)> CheckAsync(string configuration, params string[] options)
    {
        var file = Path.Combine(_folder.FullName, "c.json");
        await File.WriteAllTextAsync(file, configuration, TestContext.Current.CancellationToken);
        var (before, written) = (Console.Out, new StringWriter());
        Console.SetOut(written);
        try
        {
            return (await CommandLineApp.RunAsync(["sources", "check", "--config", file, .. options]), written.ToString());
        }
        finally
        {
            Console.SetOut(before);
        }
    }
}

/// <summary>Tests that look at standard output run alone.</summary>
[CollectionDefinition("console", DisableParallelization = true)]
public sealed class ConsoleCollection;
