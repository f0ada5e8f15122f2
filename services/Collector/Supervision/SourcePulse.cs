using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Sources;

namespace CcgcStream.Collector.Supervision;

/// <summary>What is known of a source's condition right now; fed by its fetches and its runs. Thread-safe.</summary>
internal sealed class SourcePulse(string source, string type, string generation)
{
    private readonly Lock _lock = new();
    private SourceHeartbeat _beat = new() { Source = source, Type = type, Generation = generation, State = "starting" };
    private long _limitHits;
    private long _failures;

    /// <summary>Watches the fields that the source sends.</summary>
    public FieldWatch Fields { get; } = new();

    /// <summary>Notes an answer and the rate limit it states.</summary>
    public void Answered(int status, long? remaining, DateTimeOffset? resetAt)
    {
        lock (_lock)
        {
            _beat = _beat with { HttpStatus = status, Remaining = remaining ?? _beat.Remaining, ResetAt = resetAt ?? _beat.ResetAt };
        }
    }

    /// <summary>Notes a failed attempt.</summary>
    public void Failed(SourceFailure failure)
    {
        lock (_lock)
        {
            _failures++;
            _limitHits += failure.Kind is FailureKind.RateLimited or FailureKind.BudgetSpent ? 1 : 0;
        }
    }

    /// <summary>Notes what the source is doing.</summary>
    public void State(string state, string problem = "")
    {
        lock (_lock)
        {
            _beat = _beat with { State = state, Problem = problem };
        }
    }

    /// <summary>Notes that a page arrived.</summary>
    public void Delivered(string query, int items, DateTimeOffset at)
    {
        lock (_lock)
        {
            _beat = _beat with { State = "running", Problem = "", Query = query, LastOkAt = at, LastItemAt = items > 0 ? at : _beat.LastItemAt };
        }
    }

    /// <summary>The sign of life as it stands.</summary>
    public SourceHeartbeat Beat(DateTimeOffset at)
    {
        lock (_lock)
        {
            return _beat with { At = at, Drift = Fields.Drift() };
        }
    }

    /// <summary>Limit hits and failures since the last call.</summary>
    public (long LimitHits, long Failures) TakeCounts()
    {
        lock (_lock)
        {
            var counts = (_limitHits, _failures);
            (_limitHits, _failures) = (0, 0);
            return counts;
        }
    }
}
