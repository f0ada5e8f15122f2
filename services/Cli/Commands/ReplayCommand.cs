using System.CommandLine;
using CcgcStream.Cli.Input;
using CcgcStream.Cli.Replay;
using CcgcStream.Cli.Target;

namespace CcgcStream.Cli.Commands;

/// <summary><c>ccgc replay</c>: sends files of posts into a generation of their own on a running service.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "NDJSON files (.gz and .zst too), or -", Arity = ArgumentArity.OneOrMore };
        var speed = new Option<string>("--speed") { Description = "max, or event time against the clock: 1x, 60x, ...", DefaultValueFactory = _ => "max" };
        var generation = new Option<string>("--generation")
        {
            Description = "Name of the generation; the same posts replayed again into it are counted once", DefaultValueFactory = _ => "replay",
        };
        var noWait = new Option<bool>("--no-wait") { Description = "Do not wait until everything sent is counted" };
        var target = CommonOptions.Target();
        var map = CommonOptions.Map();
        var command = new Command("replay", "Replay posts of any time on their own clock") { files, speed, target, generation, map, noWait };
        command.SetAction(async (parsed, ct) =>
        {
            var pace = ReplayPace.Parse(parsed.GetValue(speed)!, TimeProvider.System);
            var terminal = !Console.IsErrorRedirected;
            var progress = new ProgressLine(Console.Error, terminal, TimeProvider.System);
            var errors = new LineErrors(Console.Error, terminal ? ProgressLine.Erase : "");
            var posts = new PostInput(CommonOptions.Parse(parsed.GetValue(map)), errors);
            using var client = new TargetClient(parsed.GetValue(target)!);
            var replay = new FileReplay(client, parsed.GetValue(generation)!, pace, errors, progress, TimeProvider.System);
            foreach (var file in parsed.GetValue(files)!)
            {
                await replay.SendAsync(file, posts.ReadAsync(file, ct), ct);
            }

            if (!parsed.GetValue(noWait))
            {
                await replay.WaitUntilCountedAsync(ct);
            }

            progress.Clear();
            await Console.Error.WriteLineAsync(
                $"{replay.Accepted} posts accepted into generation '{replay.Generation}', {errors.Count} bad lines");
            return replay.Accepted == 0 && errors.Count > 0 ? ExitCode.Failure : ExitCode.Success;
        });
        return command;
    }
}
