using System.CommandLine;
using CcgcStream.Cli.Engines;
using CcgcStream.Streaming;

namespace CcgcStream.Cli.Commands;

/// <summary><c>ccgc topics create</c>: topics are made on purpose, not by accident.</summary>
internal static class TopicsCommand
{
    public static Command Create()
    {
        var partitions = new Option<int>("--partitions") { Description = "Partitions of posts.raw and posts.enriched", DefaultValueFactory = _ => 8 };
        var data = CommonOptions.Data();
        var create = new Command("create", "Create the topics that are missing") { partitions, data };
        create.SetAction(async (parsed, ct) =>
        {
            await using var engines = OfflineEngines.Open(parsed.GetValue(data));
            await TopicPlan.EnsureAsync(engines.Log, parsed.GetValue(partitions), ct);
            foreach (var (topic, _) in TopicPlan.For(parsed.GetValue(partitions)))
            {
                Console.Out.WriteLine($"{topic}: {await engines.Log.PartitionCountAsync(topic, ct)} partitions");
            }

            return ExitCode.Success;
        });
        return new Command("topics", "Topics of the event log") { create };
    }
}
