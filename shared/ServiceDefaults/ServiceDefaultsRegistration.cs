using CcgcStream.ServiceDefaults.Engines;
using CcgcStream.ServiceDefaults.Health;
using CcgcStream.ServiceDefaults.Secrets;
using CcgcStream.ServiceDefaults.Security;
using CcgcStream.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CcgcStream.ServiceDefaults;

/// <summary>What every service has: configuration, telemetry, health, resilience, security headers and the engines.</summary>
public static class ServiceDefaultsRegistration
{
    /// <summary>Adds the defaults. Called once by every Program, before the service's own Add.</summary>
    public static IHostApplicationBuilder AddServiceDefaults(this IHostApplicationBuilder builder)
    {
        builder.AddSecretFiles();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddLogDefaults();
        builder.AddTelemetry();
        builder.AddHealth();
        builder.Services.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler());
        builder.AddEngines();
        return builder;
    }

    /// <summary>Maps the health and metrics endpoints and the security headers.</summary>
    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.MapHealth();
        app.MapPrometheusScrapingEndpoint("/metrics");
        return app;
    }
}
