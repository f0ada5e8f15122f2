using CcgcStream.System.Tests.Deployments;

namespace CcgcStream.System.Tests.Crashes;

/// <summary>
/// The engines and the ways to run them are interchangeable, and no kill shows: one process on RocksDB and five on Kafka and Redis end with
/// the same bytes and give the same answers, killed or not.
/// </summary>
public sealed class EngineEqualityTests(ReferenceRun reference) : IClassFixture<ReferenceRun>
{
    private const int Batch = 50;
    private static readonly int KillEvery = Environment.GetEnvironmentVariable("CCGC_TEST_ALL") == "1" ? 1 : 6;

    [Fact]
    public async Task Separate_processes_on_Kafka_and_Redis_hold_the_same_bytes_and_give_the_same_answers()
    {
        Assert.SkipUnless(DistributedDeployment.Missing is null, DistributedDeployment.Missing ?? "");
        await using var deployment = await DistributedDeployment.StartAsync();
        await PostSender.SendAsync(deployment, reference.Lines.Reverse(), 100, ReferenceRun.Generation);
        await PostSender.WaitUntilCountedAsync(deployment);
        var answers = await ReferenceRun.AnswersAsync(deployment);
        StateDump.AssertEqual(reference.State, await deployment.DumpAsync(ReferenceRun.Generation));
        Assert.Equal(reference.Answers, answers);
    }

    [Fact]
    public async Task Standalone_killed_at_random_points_ends_with_the_same_bytes()
    {
        await using var deployment = await EmbeddedDeployment.StartAsync();
        await SendUnderFireAsync(deployment, seed: 23);
    }

    [Fact]
    public async Task Collector_enricher_aggregator_api_and_redis_killed_at_random_points_end_with_the_same_bytes()
    {
        Assert.SkipUnless(DistributedDeployment.Missing is null, DistributedDeployment.Missing ?? "");
        await using var deployment = await DistributedDeployment.StartAsync();
        await SendUnderFireAsync(deployment, seed: 29);
        await deployment.ScoresAreToldAsync(ReferenceRun.Generation);
    }

    private async Task SendUnderFireAsync(Deployment deployment, int seed)
    {
        var random = new Random(seed);
        var kills = random.Next(5);
        await PostSender.SendAsync(deployment, reference.Lines, Batch, ReferenceRun.Generation, async batch =>
        {
            if (batch % KillEvery == KillEvery - 1)
            {
                await Task.Delay(random.Next(200)); // Somewhere in the sending, enriching or folding of this batch or the last.
                await deployment.KillAndRestartAsync(kills++);
            }
        });
        await PostSender.WaitUntilCountedAsync(deployment);
        StateDump.AssertEqual(reference.State, await deployment.DumpAsync(ReferenceRun.Generation));
    }
}
