using CcgcStream.Streaming.Consuming;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace CcgcStream.Streaming.Kafka;

/// <summary>
/// One member of a consumer group: a thread of its own that alone calls the client, and a runner for each assigned
/// partition. The thread never waits for a processor except when its partition is taken away.
/// </summary>
internal sealed partial class KafkaMember(
    ConsumerConfig config, string topic, IPartitionProcessorFactory processors, ConsumeOptions options, TimeProvider time, ILogger logger)
{
    private const int MostAtOnce = 1000;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan CommitInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan FatalBackoff = TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await Task.Factory.StartNew(() => Consume(ct), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
            catch (KafkaException e)
            {
                LogFatal(e, topic, config.GroupId);
                await Task.Delay(FatalBackoff, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Consume(CancellationToken ct)
    {
        using var assignment = new KafkaAssignment(topic, config.GroupId, new PartitionRunner(processors, options, time, logger), options.MaxBatch, time, logger);
        using var consumer = Build(assignment);
        consumer.Subscribe(topic);
        try
        {
            var commitAt = time.GetTimestamp();
            while (!ct.IsCancellationRequested)
            {
                PollOnce(consumer, assignment);
                assignment.Tend(consumer);
                if (time.GetElapsedTime(commitAt) >= CommitInterval)
                {
                    assignment.Commit(consumer);
                    commitAt = time.GetTimestamp();
                }
            }
        }
        finally
        {
            consumer.Close(); // Calls the revoked handler: the runners end and what they did is committed.
        }
    }

    private void PollOnce(IConsumer<byte[], byte[]> consumer, KafkaAssignment assignment)
    {
        try
        {
            // After the first record the rest of what the client holds comes without waiting; seeks and commits want their turn too.
            var result = consumer.Consume(Poll);
            for (var taken = 1; result is not null && assignment.Offer(result, consumer) && taken < MostAtOnce; taken++)
            {
                result = consumer.Consume(TimeSpan.Zero);
            }
        }
        catch (ConsumeException e) when (!e.Error.IsFatal)
        {
            assignment.Failed(e.Error);
        }
    }

    private IConsumer<byte[], byte[]> Build(KafkaAssignment assignment) =>
        new ConsumerBuilder<byte[], byte[]>(config)
            .SetPartitionsAssignedHandler((_, partitions) => assignment.Assigned(partitions))
            .SetPartitionsRevokedHandler((consumer, partitions) => assignment.Revoked(consumer, partitions, lost: false))
            .SetPartitionsLostHandler((consumer, partitions) => assignment.Revoked(consumer, partitions, lost: true))
            .SetStatisticsHandler((_, json) => KafkaLag.Publish(json, topic, config.GroupId))
            .SetErrorHandler((_, error) => assignment.Failed(error))
            .Build();

    [LoggerMessage(Level = LogLevel.Critical, Message = "{Topic}: the member of group {Group} failed and joins again")]
    private partial void LogFatal(Exception exception, string topic, string group);
}
