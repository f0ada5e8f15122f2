using CcgcStream.AlertStore;
using CcgcStream.Alerting.Model;
using CcgcStream.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CcgcStream.Notifier.Tests.Support;

/// <summary>A notifier on a store, with short times, that tells one webhook.</summary>
internal sealed class NotifierHost : IAsyncDisposable
{
    /// <summary>For stopping: a bus that is closing waits for what is under way.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly IHost host;
    private readonly string rules;

    private NotifierHost(IHost host, string rules) => (this.host, this.rules) = (host, rules);

    public IServiceProvider Services => host.Services;

    public static async Task<NotifierHost> StartAsync(IStateStore store, string rulesYaml, Dictionary<string, string?>? settings = null)
    {
        var rules = Path.Combine(Path.GetTempPath(), $"ccgc-rules-{Guid.NewGuid():N}.yaml");
        await File.WriteAllTextAsync(rules, rulesYaml);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Alerts:Rules"] = rules,
            ["Notifier:Partitions"] = "2",
            ["Notifier:Poll"] = "00:00:00.020",
            ["Notifier:Resend"] = "00:00:02",
            ["Notifier:Backoff"] = "00:00:00.050",
            ["Notifier:AttemptTimeout"] = "00:01:00",
            ["Notifier:AllowLoopback"] = "true",
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = Patience);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton<IScoreStore>(new MemoryScoreStore());
        builder.AddNotifier();
        var host = builder.Build();
        await host.StartAsync();
        return new NotifierHost(host, rules);
    }

    public static string WebhookRules(string url) => $"""
        receivers:
          - id: ops
            type: webhook
            url: {url}
            secret: env:CCGC_TEST_WEBHOOK_SECRET
        routes:
          - receivers: [ops]
            groupWait: 0s
        """;

    public static async Task PutAsync(IStateStore store, AlertEvent e, int partition = 0) =>
        await store.TryWriteAsync($"aggregate/{partition}", [], [Outbox.Put(e)], CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await host.StopAsync(patience.Token);
        host.Dispose();
        File.Delete(rules);
    }
}
