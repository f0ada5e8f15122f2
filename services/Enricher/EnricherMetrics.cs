using System.Diagnostics.Metrics;

namespace CcgcStream.Enricher;

/// <summary>Counters every component emits: received, sent, errors, discarded.</summary>
internal sealed class EnricherMetrics
{
    public const string MeterName = "CcgcStream.Enricher";

    public EnricherMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        Received = meter.CreateCounter<long>("ccgc.enricher.received", "{post}", "Posts read from posts.raw");
        Sent = meter.CreateCounter<long>("ccgc.enricher.sent", "{mention}", "Mentions written to posts.enriched");
        Errors = meter.CreateCounter<long>("ccgc.enricher.errors", "{post}", "Records sent to the dead-letter topic");
        Discarded = meter.CreateCounter<long>("ccgc.enricher.discarded", "{post}", "Posts about no catalogue city");
    }

    public Counter<long> Received { get; }

    public Counter<long> Sent { get; }

    public Counter<long> Errors { get; }

    public Counter<long> Discarded { get; }
}
