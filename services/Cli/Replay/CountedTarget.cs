using System.Text.Json;

namespace CcgcStream.Cli.Replay;

/// <summary>
/// When everything that stood in the log at a first look is in the scores, whatever others send meanwhile: first the enricher has to pass
/// the ends of posts.raw as seen then, then the scores the ends of posts.enriched as seen when it had.
/// </summary>
internal sealed class CountedTarget
{
    private long[]? _raw;
    private long[]? _enriched;

    /// <summary>Takes an answer of <c>GET /v1/pipeline</c>.</summary>
    /// <returns>Records to go, at least; 0 when the target is reached.</returns>
    public long Left(JsonElement pipeline)
    {
        var (raw, enriched) = (pipeline.GetProperty("rawPartitions"), pipeline.GetProperty("enrichedPartitions"));
        _raw ??= Ends(raw);
        var rawLeft = Behind(raw, _raw);
        if (rawLeft == 0)
        {
            _enriched ??= Ends(enriched);
        }

        return rawLeft + Behind(enriched, _enriched ?? Ends(enriched));
    }

    private static long[] Ends(JsonElement partitions) => [.. partitions.EnumerateArray().Select(p => p.GetProperty("next").GetInt64())];

    private static long Behind(JsonElement partitions, long[] ends) =>
        partitions.EnumerateArray().Select((p, at) => Math.Max(0, ends[at] - p.GetProperty("done").GetInt64())).Sum();
}
