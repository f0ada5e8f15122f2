using System.CommandLine;
using CcgcStream.Cli.Input;
using CcgcStream.Cli.Tone;
using CcgcStream.Text;

namespace CcgcStream.Cli.Commands;

/// <summary><c>ccgc tone-table</c>: how the tagger errs in tone and topic, from labelled posts, for the corrected shares of a report.</summary>
internal static class ToneTableCommand
{
    public static Command Create()
    {
        var input = new Option<string>("--in")
        {
            Description = "NDJSON file of posts with a field 'label': positive, neutral or negative, and, if known, 'topicLabel': a topic; - for standard input", DefaultValueFactory = _ => "-",
        };
        var name = new Option<string>("--name") { Description = "What the labelled posts are", DefaultValueFactory = _ => "labelled posts" };
        var map = CommonOptions.Map();
        var command = new Command("tone-table", "Measure the tagger's tone and topics on labelled posts; 'ccgc report --tone-table FILE' corrects by it") { input, name, map };
        command.SetAction(async (parsed, ct) =>
        {
            var errors = new LineErrors(Console.Error);
            var file = parsed.GetValue(input)!;
            var posts = new PostInput(CommonOptions.Parse(parsed.GetValue(map)), errors);
            var measured = await ToneMeasurement.RunAsync(posts.ReadAsync(file, ct), Tagger.LoadDefault(), error => errors.Add(file, error.Line, error.Text), ct);
            await Console.Error.WriteLineAsync($"{measured.Posts} labelled posts read, {errors.Count} bad lines");
            Console.Out.WriteLine(measured.Builder.Build(parsed.GetValue(name)!).Write());
            return measured.Posts == 0 ? ExitCode.Failure : ExitCode.Success;
        });
        return command;
    }
}
