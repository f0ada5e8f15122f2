using System.Text.Json.Nodes;
using CcgcStream.Servers;
using CcgcStream.System.Tests.Deployments;
using CcgcStream.System.Tests.Replay;

namespace CcgcStream.System.Tests.Crashes;

/// <summary>What a few thousand posts with repeats, corrections and withdrawals come to on the embedded engines when nothing is killed.</summary>
public sealed class ReferenceRun : IAsyncLifetime
{
    /// <summary>Generation of all these runs.</summary>
    public const string Generation = "crash-test";

    private const int Pieces = 1500;
    private static readonly string[] Windows = ["1h", "24h", "7d", "30d", "365d"];

    internal IReadOnlyList<string> Lines { get; private set; } = [];

    internal StateDump State { get; private set; } = null!;

    internal string Answers { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var simulated = await Ccgc.RunAsync(["simulate", "--profile", "ccgcii-2020", "--seed", "11", "--pieces", $"{Pieces}"]);
        Assert.True(simulated.ExitCode == 0, simulated.Errors);
        var posts = simulated.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Lines = Shuffled([.. posts, .. AwkwardLines.From(posts, seed: 5)]);

        await using var deployment = await EmbeddedDeployment.StartAsync();
        await PostSender.SendAsync(deployment, Lines, 500, Generation);
        await PostSender.WaitUntilCountedAsync(deployment);
        Answers = await AnswersAsync(deployment);
        State = await deployment.DumpAsync(Generation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The rankings of every window and one city in depth, without the revision, which counts the ticks of a process.</summary>
    internal static async Task<string> AnswersAsync(Deployment deployment)
    {
        var paths = Windows.Select(w => $"v1/ranking?window={w}&asOf=2020-07-01T12:34:56Z&generation={Generation}")
            .Append($"v1/cities/beijing/history?window=30d&generation={Generation}&from=2020-06-01T00:00:00Z&to=2020-07-01T00:00:00Z")
            .Append($"v1/cities/beijing/explain?window=365d&generation={Generation}&asOf=2020-07-01T12:34:56Z");
        var answers = new List<string>();
        foreach (var path in paths)
        {
            var answer = JsonNode.Parse(await deployment.Door.GetStringAsync(path, TestContext.Current.CancellationToken))!.AsObject();
            answer.Remove("revision");
            answers.Add($"{path}\n{answer.ToJsonString()}");
        }

        return string.Join('\n', answers);
    }

    private static List<string> Shuffled(List<string> lines)
    {
        new Random(17).Shuffle(global::System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lines));
        return lines;
    }
}
