using CcgcStream.Alerting.Model;

namespace CcgcStream.Alerting.Lifecycle;

/// <summary>What is remembered of one key between buckets.</summary>
public sealed record LifecycleState
{
    public static readonly LifecycleState Quiet = new();
    public AlertPhase Phase { get; init; }

    /// <summary>Bucket in which the alert opened; its id follows from it.</summary>
    public long Opened { get; init; }

    /// <summary>Events so far.</summary>
    public int Sequence { get; init; }

    /// <summary>Quiet time so far, eighths of a bucket: a bucket without data counts one, a bucket with data eight.</summary>
    public int QuietEighths { get; init; }

    /// <summary>Bucket of the last resolution; 0 where there was none.</summary>
    public long Resolved { get; init; }

    /// <summary>Buckets of the re-openings of the last day.</summary>
    public IReadOnlyList<long> Reopened { get; init; } = [];
    public bool Flapping { get; init; }

    /// <summary>Whether the inhibition in force has been told already.</summary>
    public bool Inhibited { get; init; }

    /// <summary>Nothing to do until evidence comes up.</summary>
    internal bool AtRest => Phase is AlertPhase.Quiet or AlertPhase.Resolved;
}
