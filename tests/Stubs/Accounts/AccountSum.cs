using CcgcStream.Contracts.Sources;

namespace CcgcStream.Stubs.Accounts;

/// <summary>The account of a whole run: what a test compares with the truth.</summary>
public static class AccountSum
{
    /// <summary>All hours together.</summary>
    public static SourceHour Of(IEnumerable<SourceHour> hours) => hours.Aggregate(new SourceHour(), (a, b) => a with
    {
        Received = a.Received + b.Received,
        Updates = a.Updates + b.Updates,
        Deletions = a.Deletions + b.Deletions,
        Duplicates = a.Duplicates + b.Duplicates,
        Rejected = a.Rejected + b.Rejected,
        Reported = a.Reported + b.Reported,
        Obtained = a.Obtained + b.Obtained,
        Missed = a.Missed + b.Missed,
        LimitHits = a.LimitHits + b.LimitHits,
        CapHits = a.CapHits + b.CapHits,
        Failures = a.Failures + b.Failures,
        DowntimeSeconds = a.DowntimeSeconds + b.DowntimeSeconds,
    });
}
