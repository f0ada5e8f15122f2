namespace CcgcStream.Aggregator.Retention;

/// <summary>
/// How long what is kept, section <c>Aggregator:Retention</c>. Ages count from the wall clock for live data and from the latest
/// publication time for the simulation; replays are kept whole until they are dropped.
/// </summary>
public sealed class RetentionOptions
{
    /// <summary>Days that the longest window needs on both sides of its comparison, beside the history: 365 + 371.</summary>
    private const int YearAndBaseline = 736;

    /// <summary>False keeps everything for ever.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>After a post was published or last observed: as long are its edits, engagement readings and deletions exact.</summary>
    public TimeSpan Ledger { get; set; } = TimeSpan.FromDays(45);

    /// <summary>
    /// How much longer ledger entries and mentions with their evidence stay, at least three days: an edit re-prices a story whose other
    /// members may be that much older. Both go together, so that evidence which is there can always be taken back.
    /// </summary>
    public TimeSpan Margin { get; set; } = TimeSpan.FromDays(7);

    /// <summary>When both go.</summary>
    internal TimeSpan Pieces => Ledger + Margin;

    /// <summary>Buckets of a quarter of an hour and of an hour: 400 days of hourly history, and the month with which the first is compared.</summary>
    public TimeSpan Fine { get; set; } = TimeSpan.FromDays(440);

    /// <summary>Buckets of six hours: 400 days, the window of 30 days and its comparison 105 days earlier.</summary>
    public TimeSpan Coarse { get; set; } = TimeSpan.FromDays(540);

    /// <summary>Buckets of a day: 400 days, the window of 365 days and its comparison 371 days earlier.</summary>
    public TimeSpan Days { get; set; } = TimeSpan.FromDays(400 + YearAndBaseline + 4);

    /// <summary>Hashes of posts that the ledger has let go of, by day of publication; longer than a source may be late (<c>Collector:Horizon</c>).</summary>
    public TimeSpan Identities { get; set; } = TimeSpan.FromDays(400);

    /// <summary>Time between two passes over the ledger and the mentions; buckets are looked at once a day.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Longest time that removing may take before counting goes on, in each second.</summary>
    public TimeSpan Budget { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>What is wrong with the settings; null when nothing is.</summary>
    internal string? Fault() =>
        Ledger < TimeSpan.FromDays(1) ? "Ledger must be at least a day."
        : Margin < TimeSpan.FromDays(3) ? "Margin must be at least three days."
        : Fine < TimeSpan.FromDays(2) || Coarse < TimeSpan.FromDays(2) || Days < TimeSpan.FromDays(2) ? "Fine, Coarse and Days must be at least two days."
        : Identities < Pieces ? "Identities must not be less than Ledger and Margin."
        : Every <= TimeSpan.Zero || Budget <= TimeSpan.Zero ? "Every and Budget must be above zero."
        : null;
}
