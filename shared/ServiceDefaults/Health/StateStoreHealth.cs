using CcgcStream.State;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CcgcStream.ServiceDefaults.Health;

/// <summary>Healthy when the store answers a read.</summary>
internal sealed class StateStoreHealth(IStateStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.OffsetAsync("health", cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("the state store does not answer", e);
        }
    }
}
