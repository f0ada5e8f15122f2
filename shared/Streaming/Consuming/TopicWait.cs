using Microsoft.Extensions.Logging;

namespace CcgcStream.Streaming.Consuming;

/// <summary>A worker that starts before its log or its topics waits for them and says so, instead of dying.</summary>
public static partial class TopicWait
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Number of partitions of a topic, as soon as it is there.</summary>
    public static async Task<int> WaitForTopicAsync(this IEventLog log, string topic, TimeProvider time, ILogger logger, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return await log.PartitionCountAsync(topic, ct);
            }
            catch (EventLogException e)
            {
                LogWaiting(logger, topic, e.Message);
                await Task.Delay(Pause, time, ct);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting for topic {Topic}: {Reason}")]
    private static partial void LogWaiting(ILogger logger, string topic, string reason);
}
