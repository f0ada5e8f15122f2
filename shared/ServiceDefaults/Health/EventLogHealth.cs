using CcgcStream.Contracts.Topics;
using CcgcStream.Streaming;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CcgcStream.ServiceDefaults.Health;

/// <summary>Healthy when the log answers for the raw topic.</summary>
internal sealed class EventLogHealth(IEventLog log) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var partitions = await log.PartitionCountAsync(TopicNames.Raw, cancellationToken);
            return HealthCheckResult.Healthy($"{partitions} partitions");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("the event log does not answer", e);
        }
    }
}
