using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CcgcStream.AlertStore;

/// <summary>Adds what every service that deals with alerts shares. May be called more than once.</summary>
public static class AlertStoreRegistration
{
    /// <summary>Adds records, outbox, deliveries, and the rules of <c>Alerts:Rules</c> (a path; none: the default rules).</summary>
    public static IServiceCollection AddAlertStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<AlertBook>();
        services.TryAddSingleton<Outbox>();
        services.TryAddSingleton<NotificationPlans>();
        services.TryAddSingleton<Deliveries>();
        services.TryAddSingleton(provider => new RulesSource(
            configuration["Alerts:Rules"], provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RulesSource>>()));
        return services;
    }
}
