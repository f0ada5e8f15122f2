using CcgcStream.Streaming.Telemetry;
using Microsoft.Extensions.Logging;

namespace CcgcStream.Streaming.Consuming;

/// <summary>Feeds one partition to its processor, batch by batch; a failure costs a back-off, never a record. The same for every engine.</summary>
internal sealed partial class PartitionRunner(IPartitionProcessorFactory processors, ConsumeOptions options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(30);

    /// <summary>Runs until cancelled. A processor that fails is closed and opened again, so that it starts from what is stored.</summary>
    public async Task RunAsync(IPartitionSource source, CancellationToken ct)
    {
        var backoff = options.RetryBackoff;
        long? undone = null;
        while (!ct.IsCancellationRequested)
        {
            var progressed = false;
            try
            {
                await using var processor = await processors.OpenAsync(source.Topic, source.Partition, ct);
                await source.StartAsync(processor.StartOffset ?? undone, ct);
                var idleAt = time.GetTimestamp();
                while (true)
                {
                    var batch = await source.TakeAsync(options.MaxBatch, Left(idleAt), ct);
                    if (batch.Count > 0)
                    {
                        undone = batch[0].Offset;
                        await processor.ProcessAsync(batch, ct);
                        undone = batch[^1].Offset + 1;
                        StreamingMetrics.Received(source.Topic, batch.Count);
                        await source.DoneAsync(undone.Value, ct);
                    }

                    if (Left(idleAt) == TimeSpan.Zero)
                    {
                        await processor.OnIdleAsync(ct);
                        idleAt = time.GetTimestamp();
                    }

                    progressed = true;
                }
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                backoff = progressed ? options.RetryBackoff : backoff * 2 < LongestBackoff ? backoff * 2 : LongestBackoff;
                StreamingMetrics.Failed(source.Topic);
                LogRetry(e, source.Topic, source.Partition, backoff);
                await Task.Delay(backoff, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Time until the processor's next idle call is due; never negative.</summary>
    private TimeSpan Left(long idleAt)
    {
        var left = options.IdleInterval - time.GetElapsedTime(idleAt);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Topic}/{Partition}: processing failed; again in {Backoff}")]
    private partial void LogRetry(Exception exception, string topic, int partition, TimeSpan backoff);
}
