using System.Diagnostics.Metrics;
using CcgcStream.Aggregator.Folding;
using CcgcStream.Aggregator.Retention;

namespace CcgcStream.Aggregator.Partitions;

/// <summary>Counters of the aggregator, meter <c>CcgcStream.Aggregator</c>.</summary>
internal static class AggregatorMetrics
{
    internal const string MeterName = "CcgcStream.Aggregator";
    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Mentions = Meter.CreateCounter<long>("ccgc.aggregator.mentions", "{mention}", "Mentions received, duplicates among them");
    private static readonly Counter<long> Swept = Meter.CreateCounter<long>("ccgc.aggregator.swept", "{post}", "Posts received in sweeps");
    private static readonly Counter<long> Stale = Meter.CreateCounter<long>("ccgc.aggregator.stale", "{record}", "Live versions older than the ledger, refused");
    private static readonly Counter<long> Late = Meter.CreateCounter<long>("ccgc.aggregator.late", "{version}", "Edits and deletions of posts that the ledger had let go of, refused; by kind");
    private static readonly Counter<long> Gone = Meter.CreateCounter<long>("ccgc.aggregator.removed", "{entry}", "State entries removed since their time was over or their generation dropped, by kind");
    private static readonly Counter<long> Writes = Meter.CreateCounter<long>("ccgc.aggregator.writes", "{entry}", "State entries written");
    private static readonly Counter<long> Dead = Meter.CreateCounter<long>("ccgc.aggregator.dead_letters", "{record}", "Records that could not be folded");
    private static readonly Counter<long> Scores = Meter.CreateCounter<long>("ccgc.aggregator.scores", "{score}", "Scores stored");

    private static readonly Counter<long> Topic = Meter.CreateCounter<long>("ccgc.aggregator.published", "{score}", "Scores written to the topic of scores");

    internal static void Folded(FoldResult result)
    {
        Mentions.Add(result.Mentions);
        Swept.Add(result.Swept);
        Stale.Add(result.Stale);
        Late.Add(result.LateEdits, new KeyValuePair<string, object?>("kind", "edit"));
        Late.Add(result.LateDeletions, new KeyValuePair<string, object?>("kind", "deletion"));
        Writes.Add(result.Writes.Count);
    }

    internal static void Removed(Removal removal)
    {
        foreach (var (kind, count) in removal.Counts)
        {
            Gone.Add(count, new KeyValuePair<string, object?>("kind", kind));
        }
    }

    internal static void DeadLettered() => Dead.Add(1);

    internal static void Scored(int count) => Scores.Add(count);

    internal static void Published(int count) => Topic.Add(count);
}
