using System.Text.Json;
using CcgcStream.Servers;
using CcgcStream.Text.Tests.Onnx;

namespace CcgcStream.Cli.Tests.Enriching;

/// <summary><c>ccgc enrich</c> needs no service: the post plus its tags, bad lines by number, the rest goes through.</summary>
public sealed class EnrichTests
{
    private const string Good = """{"id":"x:1","text":"A new light festival opened in Shanghai today","publishedAt":"2020-02-03T04:05:06Z","extra":{"kept":[1]}}""";

    [Fact]
    public async Task From_standard_input_to_standard_output_the_post_stays_and_tags_come()
    {
        var result = await Ccgc.RunAsync(["enrich", "--in", "-", "--out", "-"], Good + "\n");
        Assert.True(result.ExitCode == 0, result.ToString());
        using var tagged = JsonDocument.Parse(result.Output);
        Assert.Equal("x:1", tagged.RootElement.GetProperty("id").GetString());
        Assert.Equal(1, tagged.RootElement.GetProperty("extra").GetProperty("kept")[0].GetInt32());
        var tags = tagged.RootElement.GetProperty("tags");
        Assert.Equal("shanghai", tags.GetProperty("cities")[0].GetProperty("id").GetString());
        Assert.Equal("en", tags.GetProperty("language").GetProperty("code").GetString());
        Assert.NotEmpty(tags.GetProperty("storyId").GetString()!);
        Assert.Contains(tags.GetProperty("sentiment").GetProperty("label").GetString(), (string[])["positive", "neutral", "negative"]);
    }

    [Fact]
    public async Task Bad_lines_are_named_by_number_and_the_rest_goes_through()
    {
        string[] lines = ["\uFEFF" + Good, "", "{broken", """{"id":"x:2","publishedAt":"2020-02-03T04:05:06Z"}""", "[1]", Good.Replace("x:1", "x:3")];
        var result = await Ccgc.RunAsync(["enrich"], string.Join("\r\n", lines));
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(2, result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var complaints = result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Collection(
            complaints,
            c => Assert.StartsWith("-:3: ", c, StringComparison.Ordinal),
            c => Assert.Equal("-:4: text or title is missing", c),
            c => Assert.StartsWith("-:5: expected a JSON object", c, StringComparison.Ordinal),
            c => Assert.Equal("2 posts tagged, 3 bad lines", c));
    }

    [Fact]
    public async Task A_transformer_of_the_users_gives_the_moods_where_one_is_set()
    {
        using var folder = new TemporaryDirectory();
        TinyModel.Write(folder.Path);
        var settings = TinyModel.Settings(folder.Path).ToDictionary(static s => s.Key.Replace(":", "__"), static s => s.Value);
        var result = await Ccgc.RunAsync(["enrich"], Good.Replace("A new light", "An awful, awful, awful") + "\n", settings);
        Assert.True(result.ExitCode == 0, result.ToString());
        using var tagged = JsonDocument.Parse(result.Output);
        var mood = tagged.RootElement.GetProperty("tags").GetProperty("sentiment");
        Assert.Equal("negative", mood.GetProperty("label").GetString());

        // Three words of 3 against the frame's two halves: as sure as only this model is.
        Assert.Equal(Math.Exp(9) / (Math.Exp(9) + Math.Exp(1) + 1), mood.GetProperty("negative").GetDouble(), 4);

        await File.WriteAllTextAsync(TinyModel.ModelIn(folder.Path), "not a model");
        result = await Ccgc.RunAsync(["enrich"], Good + "\n", settings);
        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains("Enricher:Onnx: ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_but_bad_lines_exits_1()
    {
        var result = await Ccgc.RunAsync(["enrich"], "{}\n");
        Assert.True(result.ExitCode == 1, result.ToString());
    }
}
