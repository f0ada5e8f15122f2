using CcgcStream.State;
using CcgcStream.State.Embedded;
using CcgcStream.State.Redis;
using CcgcStream.Streaming;
using CcgcStream.Streaming.Embedded;
using CcgcStream.Streaming.Kafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace CcgcStream.ServiceDefaults.Engines;

/// <summary>Puts the configured engines behind the seams.</summary>
public static class EngineRegistration
{
    /// <summary>Registers the event log, the state store and the score store.</summary>
    /// <exception cref="InvalidOperationException">An engine's name is unknown, or a setting that it needs is missing.</exception>
    public static IHostApplicationBuilder AddEngines(this IHostApplicationBuilder builder)
    {
        var options = EngineOptions.From(builder.Configuration);
        builder.Services.AddSingleton(options);
        if (options.Log == EngineOptions.Embedded || options.State == EngineOptions.Embedded)
        {
            builder.Services.AddSingleton(_ => EmbeddedDatabase.Open(options.Directory));
        }

        AddLog(builder, options);
        AddState(builder.Services, options);
        return builder;
    }

    private static void AddLog(IHostApplicationBuilder builder, EngineOptions options)
    {
        if (options.Log == EngineOptions.Embedded)
        {
            builder.Services.AddSingleton<IEventLog>(p => new EmbeddedEventLog(
                p.GetRequiredService<EmbeddedDatabase>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<EmbeddedEventLog>>()));
            builder.Services.AddHostedService<EmbeddedTopics>();
        }
        else if (options.Log == EngineOptions.Kafka)
        {
            builder.Services.AddSingleton<IEventLog>(p => new KafkaEventLog(
                options.KafkaLog(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<KafkaEventLog>>()));
        }
        else
        {
            throw EngineOptions.Unknown("Log:Engine", options.Log);
        }
    }

    private static void AddState(IServiceCollection services, EngineOptions options)
    {
        if (options.State == EngineOptions.Embedded)
        {
            services.AddSingleton<IStateStore>(p => new EmbeddedStateStore(p.GetRequiredService<EmbeddedDatabase>()));
            services.AddSingleton<IScoreStore>(p => new EmbeddedScoreStore(p.GetRequiredService<EmbeddedDatabase>()));
        }
        else if (options.State == EngineOptions.Redis)
        {
            services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(options.RedisConfiguration()));
            services.AddSingleton<IStateStore, RedisStateStore>();
            services.AddSingleton<IScoreStore, RedisScoreStore>();
        }
        else
        {
            throw EngineOptions.Unknown("State:Engine", options.State);
        }
    }
}
