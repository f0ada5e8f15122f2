using CcgcStream.Streaming;
using Microsoft.Extensions.Hosting;

namespace CcgcStream.ServiceDefaults.Engines;

/// <summary>On the embedded log nobody runs a command first: the topics are there before any worker starts.</summary>
internal sealed class EmbeddedTopics(IEventLog log, EngineOptions options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => TopicPlan.EnsureAsync(log, options.Partitions, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
