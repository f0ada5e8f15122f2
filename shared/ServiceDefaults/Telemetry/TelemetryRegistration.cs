using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CcgcStream.ServiceDefaults.Telemetry;

internal static class TelemetryRegistration
{
    /// <summary>Every meter and activity source of ours begins with this.</summary>
    private const string Ours = "CcgcStream.*";

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService(builder.Environment.ApplicationName))
            .WithMetrics(m => m.AddMeter(Ours).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation().AddPrometheusExporter());

        // The exporter's own standard variable turns it on; without a collector nothing is sent anywhere, and no request pays for a trace.
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
        {
            telemetry.WithMetrics(m => m.AddOtlpExporter())
                .WithTracing(t => t.AddSource(Ours).AddAspNetCoreInstrumentation().AddOtlpExporter().AddHttpClientInstrumentation(
                    // An address of Telegram's holds the token of the bot, and a span would hold the address.
                    o => o.FilterHttpRequestMessage = r => r.RequestUri?.AbsolutePath.StartsWith("/bot", StringComparison.Ordinal) != true));
        }
    }
}
