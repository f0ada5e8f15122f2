using System.Net.Security;
using System.Security.Authentication;
using CcgcStream.Notifier.Delivering;
using CcgcStream.Notifier.Recording;
using MassTransit;

namespace CcgcStream.Notifier.Bus;

/// <summary>MassTransit in memory, or on RabbitMQ. Nothing is ever only on the bus: outbox and ledger resend what got lost.</summary>
internal static class BusRegistration
{
    private const int Prefetch = 32;

    public static void AddAlertBus(this IServiceCollection services, NotifierOptions options)
    {
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddConsumer<RecordAlertConsumer>();
            bus.AddConsumer<DeliverConsumer>();
            if (options.Transport == "rabbitmq")
            {
                bus.UsingRabbitMq((context, rabbit) =>
                {
                    Host(rabbit, new Uri(options.RabbitMq));
                    rabbit.Durable = true;
                    Endpoints(rabbit, context, options);
                });
            }
            else if (options.Transport == "memory")
            {
                bus.UsingInMemory((context, memory) => Endpoints(memory, context, options));
            }
            else
            {
                throw new InvalidOperationException($"Notifier:Transport is '{options.Transport}'; it must be memory or rabbitmq.");
            }
        });
        // The service is up without its broker: detection goes on and the outbox keeps what is to be said.
        services.AddOptions<MassTransitHostOptions>().Configure(host => host.WaitUntilStarted = false);
    }

    /// <summary>The transport takes the scheme amqps for plain AMQP on any port but its own: TLS has to be asked for, or the password goes in the clear.</summary>
    private static void Host(IRabbitMqBusFactoryConfigurator rabbit, Uri broker) => rabbit.Host(broker, host =>
    {
        if (broker.Scheme is "amqps" or "rabbitmqs")
        {
            host.UseSsl(ssl =>
            {
                ssl.ServerName = broker.Host;
                ssl.Protocol = SslProtocols.Tls12 | SslProtocols.Tls13;
                // Left to itself the transport would take a certificate that nobody vouches for.
                ssl.EnforcePolicyErrors(SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateNotAvailable);
            });
        }
    });

    private static void Endpoints(IBusFactoryConfigurator bus, IBusRegistrationContext context, NotifierOptions options)
    {
        bus.ReceiveEndpoint($"{options.QueuePrefix}.alert-events", endpoint =>
        {
            endpoint.PrefetchCount = Prefetch;
            endpoint.ConfigureConsumer<RecordAlertConsumer>(context);
        });
        bus.ReceiveEndpoint($"{options.QueuePrefix}.alert-deliveries", endpoint =>
        {
            endpoint.PrefetchCount = Prefetch;
            endpoint.ConfigureConsumer<DeliverConsumer>(context);
        });
    }
}
