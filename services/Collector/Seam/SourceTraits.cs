using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Publishing;

namespace CcgcStream.Collector.Seam;

/// <summary>How the supervisor treats a source.</summary>
internal sealed record SourceTraits
{
    public static readonly SourceTraits Default = new();

    /// <summary>The world its posts count in.</summary>
    public string Generation { get; init; } = Generations.Live;

    /// <summary>Queries that may run at a time.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary>True when all queries go to one host, so that the failure of one delays them all.</summary>
    public bool SharedFate { get; init; } = true;

    /// <summary>How long to wait after which failure.</summary>
    public BackoffRules Backoff { get; init; } = new();
}
