using System.Text.Json;
using CcgcStream.Servers;

namespace CcgcStream.Cli.Tests.Enriching;

/// <summary><c>--map</c>: foreign field names, constants, and the preset for research corpora.</summary>
public sealed class FieldMapTests
{
    private const string Foreign = """{"id":"a1","time":"2020-02-03T04:05:06Z","source":"twitter.com","account":"someone","lang":"en","text":"Shanghai","likes":3,"shares":2,"replies":1,"retweet":true}""";

    [Fact]
    public async Task Fields_are_renamed_and_constants_set()
    {
        var post = await EnrichAsync("time=publishedAt,account=author.handle,likes=metrics.likes,source:=reddit,outlet.country:=GB");
        Assert.Equal("2020-02-03T04:05:06Z", post.GetProperty("publishedAt").GetString());
        Assert.Equal("someone", post.GetProperty("author").GetProperty("handle").GetString());
        Assert.Equal(3, post.GetProperty("metrics").GetProperty("likes").GetInt32());
        Assert.Equal("reddit", post.GetProperty("source").GetString());
        Assert.Equal("GB", post.GetProperty("outlet").GetProperty("country").GetString());
        Assert.False(post.TryGetProperty("time", out _));
    }

    [Fact]
    public async Task The_corpus_preset_knows_sites_from_platforms()
    {
        var post = await EnrichAsync("corpus");
        Assert.Equal("x", post.GetProperty("source").GetString());
        Assert.Equal("repost", post.GetProperty("kind").GetString());
        Assert.Equal(1, post.GetProperty("metrics").GetProperty("comments").GetInt32());
    }

    [Fact]
    public async Task Without_a_map_the_error_says_which_one_helps()
    {
        var result = await Ccgc.RunAsync(["enrich"], Foreign);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("-:1: publishedAt is missing; the line has 'time': use --map time=publishedAt, or --map corpus", result.Errors, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> EnrichAsync(string map)
    {
        var result = await Ccgc.RunAsync(["enrich", "--map", map], Foreign);
        Assert.True(result.ExitCode == 0, result.ToString());
        return JsonDocument.Parse(result.Output).RootElement;
    }
}
