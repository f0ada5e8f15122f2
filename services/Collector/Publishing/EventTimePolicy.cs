using CcgcStream.Collector.Configuration;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Publishing;

/// <summary>Decides which event time a piece gets: feeds carry dates from 1246 to 2203, and a wrong one must not move a window.</summary>
/// <param name="clock">Says when a live piece is collected.</param>
/// <param name="options">Tolerance and horizon.</param>
internal sealed class EventTimePolicy(TimeProvider clock, CollectorOptions options)
{
    /// <summary>Flag of a piece whose stated time lay in the future and was set to its collection time.</summary>
    public const string FutureClamped = "future-clamped";

    /// <summary>Fills in the collection time, then clamps or refuses a publishing time that cannot be right.</summary>
    /// <remarks>
    /// A piece exists when it is collected, so a later publishing time becomes the collection time. Live pieces older than
    /// the longest window are refused; a replay has its own clock, so nothing of it is too old.
    /// </remarks>
    public TimedPost Apply(Post post, string generation)
    {
        var now = clock.GetUtcNow();
        var live = generation == Generations.Live;
        var collected = post.CollectedAt ?? (live ? now : post.PublishedAt ?? now);
        var latest = now + options.FutureTolerance;
        var clamped = collected > latest;
        if (clamped)
        {
            collected = now; // A sender cannot have seen the piece later than now.
        }

        var timed = post with { CollectedAt = collected, PublishedAt = post.PublishedAt ?? collected };
        if (timed.Metrics is { } metrics && metrics.ObservedAt > latest)
        {
            // It would outrank every later version of the piece, for ever.
            timed = timed with { Metrics = metrics with { ObservedAt = now } };
            clamped = true;
        }

        if (timed.PublishedAt > collected + options.FutureTolerance)
        {
            return new TimedPost(timed with { PublishedAt = collected }, FutureClamped, null) { Clamped = true };
        }

        return live && !post.Deleted && timed.PublishedAt < now - options.Horizon
            ? new TimedPost(timed, "", $"publishedAt is older than {options.Horizon.TotalDays:0} days; send it as a replay with ?generation=name")
            : new TimedPost(timed, "", null) { Clamped = clamped };
    }
}

/// <summary>A post with the event time it counts at.</summary>
/// <param name="Post">The post, publishing and collection time filled in.</param>
/// <param name="Flag">"" or why its time was changed.</param>
/// <param name="Refusal">Why it is not taken; null when it is.</param>
internal readonly record struct TimedPost(Post Post, string Flag, string? Refusal)
{
    /// <summary>Whether any of its times lay in the future and was set back.</summary>
    public bool Clamped { get; init; }
}
