using System.CommandLine;
using System.Globalization;
using CcgcStream.Cli.Engines;
using CcgcStream.Contracts.Posts;
using CcgcStream.Contracts.Topics;
using CcgcStream.Streaming.DeadLetters;

namespace CcgcStream.Cli.Commands;

/// <summary><c>ccgc dlq list|show|replay</c>: records that could not be processed.</summary>
internal static class DeadLettersCommand
{
    public static Command Create() => new("dlq", "Dead letters: records that could not be processed") { List(), Show(), Replay() };

    private static Command List()
    {
        var topic = Topic();
        var data = CommonOptions.Data();
        var command = new Command("list", "One line a dead letter") { topic, data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var engines = OfflineEngines.Open(parsed.GetValue(data));
            await foreach (var (offset, letter) in Queue(engines).ListAsync(parsed.GetValue(topic)!, ct))
            {
                Console.Out.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{offset}\t{UnixMicroseconds.ToTime(letter.AtUs):u}\t{letter.Topic}/{letter.Partition}@{letter.Offset}\t{letter.Component}\t{letter.Reason}\t{letter.Error}"));
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static Command Show()
    {
        var (number, topic, data) = (Number(), Topic(), CommonOptions.Data());
        var command = new Command("show", "The reason and the bytes of one dead letter") { number, topic, data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var engines = OfflineEngines.Open(parsed.GetValue(data));
            await foreach (var (offset, letter) in Queue(engines).ListAsync(parsed.GetValue(topic)!, ct))
            {
                if (offset == parsed.GetValue(number))
                {
                    Console.Out.WriteLine($"{letter.Component}: {letter.Reason}: {letter.Error}");
                    Console.Out.WriteLine($"key   {Convert.ToHexStringLower(letter.Key.Span)}");
                    Console.Out.WriteLine($"value {Convert.ToHexStringLower(letter.Value.Span)}");
                    return ExitCode.Success;
                }
            }

            await Console.Error.WriteLineAsync("ccgc: there is no such dead letter");
            return ExitCode.Failure;
        });
        return command;
    }

    private static Command Replay()
    {
        var number = new Option<long?>("--offset") { Description = "Only this one; default: all" };
        var (topic, data) = (Topic(), CommonOptions.Data());
        var command = new Command("replay", "Put dead letters back on their topic, untouched") { number, topic, data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var engines = OfflineEngines.Open(parsed.GetValue(data));
            var queue = Queue(engines);
            var replayed = 0;
            await foreach (var (offset, letter) in queue.ListAsync(parsed.GetValue(topic)!, ct))
            {
                if (parsed.GetValue(number) is null || parsed.GetValue(number) == offset)
                {
                    await queue.ReplayAsync(letter, ct);
                    replayed++;
                }
            }

            await Console.Error.WriteLineAsync($"{replayed} records put back on their topic");
            return ExitCode.Success;
        });
        return command;
    }

    private static Argument<long> Number() => new("OFFSET") { Description = "Its number, as list shows it" };

    private static Option<string> Topic() => CommonOptions.OneOf("--topic", "Topic the records came from", TopicNames.Raw, TopicNames.Raw, TopicNames.Enriched);

    private static DeadLetterQueue Queue(OfflineEngines engines) => new(engines.Log, TimeProvider.System);
}
