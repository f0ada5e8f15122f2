using CcgcStream.Notifier.Tests.Support;

namespace CcgcStream.Notifier.Tests.Flow;

public sealed class RabbitTransportTests(RabbitFixture rabbit) : TransportContract, IClassFixture<RabbitFixture>
{
    protected override Task<Dictionary<string, string?>> SettingsAsync()
    {
        Assert.SkipUnless(RabbitServer.Installed, "rabbitmq-server is not installed: the RabbitMQ transport is NOT tested here");
        return Task.FromResult(new Dictionary<string, string?>
        {
            ["Notifier:Transport"] = "rabbitmq",
            ["Notifier:RabbitMq"] = rabbit.Server!.Url,
            ["Notifier:QueuePrefix"] = $"t{Guid.NewGuid():N}",
        });
    }
}

/// <summary>One server for the class.</summary>
public sealed class RabbitFixture : IAsyncLifetime
{
    internal RabbitServer? Server { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (RabbitServer.Installed)
        {
            Server = new RabbitServer();
            await Server.StartAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }
    }
}
