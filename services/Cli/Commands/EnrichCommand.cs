using System.CommandLine;
using CcgcStream.Cli.Enrichment;
using CcgcStream.Cli.Input;
using CcgcStream.Text;
using CcgcStream.TextOnnx;

namespace CcgcStream.Cli.Commands;

/// <summary><c>ccgc enrich</c>: tags a file of posts, no service needed.</summary>
internal static class EnrichCommand
{
    public static Command Create()
    {
        var input = new Option<string>("--in") { Description = "NDJSON file of posts (.gz and .zst too), or - for standard input", DefaultValueFactory = _ => "-" };
        var output = new Option<string>("--out") { Description = "File for the tagged posts, or - for standard output", DefaultValueFactory = _ => "-" };
        var map = CommonOptions.Map();
        var command = new Command("enrich", "Tag posts with cities, language, topics, sentiment and story") { input, output, map };
        command.SetAction(async (parsed, ct) =>
        {
            var errors = new LineErrors(Console.Error);
            var posts = new PostInput(CommonOptions.Parse(parsed.GetValue(map)), errors);
            var tagger = ConfiguredTagger();
            await using var destination = EnrichOutput.Open(parsed.GetValue(output)!);
            var enricher = new FileEnricher(tagger);
            var written = await enricher.RunAsync(posts.ReadAsync(parsed.GetValue(input)!, ct), destination, ct);
            await Console.Error.WriteLineAsync($"{written} posts tagged, {errors.Count} bad lines");
            return written == 0 && errors.Count > 0 ? ExitCode.Failure : ExitCode.Success;
        });
        return command;
    }

    /// <summary>The tagger that the enricher would have here: with the transformer of <see cref="OnnxOptions.Section"/> where one is set.</summary>
    private static ITagger ConfiguredTagger()
    {
        var options = Host.CreateApplicationBuilder().Configuration.GetSection(OnnxOptions.Section).Get<OnnxOptions>();
        try
        {
            return OnnxTagger.Over(Tagger.LoadDefault(), options);
        }
        catch (InvalidDataException e) when (options is not null)
        {
            throw new UsageException($"{OnnxOptions.Section}: {e.Message}");
        }
    }
}
