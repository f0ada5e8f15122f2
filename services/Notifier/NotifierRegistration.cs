using CcgcStream.Alerting.Notifications;
using CcgcStream.AlertStore;
using CcgcStream.Notifier.Bus;
using CcgcStream.Notifier.Channels;
using CcgcStream.Notifier.Delivering;
using CcgcStream.Notifier.Dispatch;
using CcgcStream.Notifier.Formats;
using CcgcStream.Notifier.Redelivery;
using CcgcStream.Notifier.Relay;
using CcgcStream.Notifier.Watch;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CcgcStream.Notifier;

/// <summary>Adds the notifier: alert events from the outboxes to people. Needs an IStateStore and an IScoreStore, and an IEventLog or <c>Notifier:Partitions</c>.</summary>
public static class NotifierRegistration
{
    /// <summary>Adds the notifier's services.</summary>
    public static IHostApplicationBuilder AddNotifier(this IHostApplicationBuilder builder)
    {
        var (services, section) = (builder.Services, builder.Configuration.GetSection(NotifierOptions.Section));
        services.Configure<NotifierOptions>(section);
        var options = section.Get<NotifierOptions>() ?? new NotifierOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.AddAlertStore(builder.Configuration);
        services.AddSingleton<NotifierMetrics>();
        services.AddSingleton<OutboxSpaces>();
        services.AddAlertBus(options);
        services.AddChannels(options);
        services.AddHostedService<OutboxRelay>();
        services.AddHostedService<PlanDispatcher>();
        services.AddHostedService<DeliveryPump>();
        services.AddSingleton<ScoreHistory>();
        services.AddHostedService<ScoreWatch>();
        services.AddHostedService<FeedWatch>();
        return builder;
    }

    /// <summary>Maps the endpoints of dead letters. They carry no policy of their own: the host's fallback policy (administrators) holds.</summary>
    public static WebApplication MapNotifier(this WebApplication app)
    {
        RedeliveryEndpoints.Map(app);
        return app;
    }

    private static void AddChannels(this IServiceCollection services, NotifierOptions options)
    {
        services.AddSingleton<Secrets>();
        services.AddSingleton<SmtpTargets>();
        services.AddSingleton<IChannel, LogChannel>();
        services.AddSingleton<IChannel, HttpChannel>();
        services.AddSingleton<IChannel, EmailChannel>();
        services.AddSingleton<INotificationFormat, WebhookFormat>();
        services.AddSingleton<INotificationFormat, SlackFormat>();
        services.AddSingleton<INotificationFormat, TeamsFormat>();
        services.AddSingleton<INotificationFormat, DingTalkFormat>();
        services.AddSingleton<INotificationFormat, WeComFormat>();
        services.AddSingleton<INotificationFormat, FeishuFormat>();
        services.AddSingleton<INotificationFormat, AlertmanagerFormat>();
        // The ledger decides when an attempt is repeated; a second policy in between would multiply attempts.
#pragma warning disable EXTEXP0001 // Experimental in name only since 9.0; the alternative is an HttpClient outside the factory.
        services.AddHttpClient(HttpChannel.Client).RemoveAllResilienceHandlers().ConfigurePrimaryHttpMessageHandler(() => TargetPolicy.Handler(options));
#pragma warning restore EXTEXP0001
    }
}
