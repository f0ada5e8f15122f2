namespace CcgcStream.Alerting.Volume;

/// <summary>
/// Usual number of stories by hour of day (UTC): decayed sums that take each hour in 24 hours late. An hour with
/// incomplete data counts for less, so that an outage is not learnt as quiet.
/// </summary>
public sealed record RateBase
{
    private const int LagHours = 24;
    private const double PriorDays = 2;
    public static readonly RateBase Empty = new();

    /// <summary>Hour up to which it is current; 0 at the start.</summary>
    public long Hour { get; init; }

    /// <summary>First hour seen.</summary>
    public long Start { get; init; }

    /// <summary>Decayed stories by hour of day, micro-units; empty or 24.</summary>
    public IReadOnlyList<long> Stories { get; init; } = [];

    /// <summary>Decayed days by hour of day, micro-units; empty or 24.</summary>
    public IReadOnlyList<long> Days { get; init; } = [];

    /// <summary>Hours younger than the lag that had stories or gaps, oldest first.</summary>
    public IReadOnlyList<HourStories> Waiting { get; init; } = [];

    /// <summary>Decayed days of history.</summary>
    public double History => Days.Count == 0 ? 0 : Days.Sum() / 24e6;

    /// <summary>Expected stories in a quarter of an hour, at least 0.02.</summary>
    internal double Expected(long hour)
    {
        if (Days.Count == 0)
        {
            return 0.02;
        }

        var mean = Stories.Sum() / Math.Max(1.0, Days.Sum());
        var (stories, days) = (0.0, 0.0);
        // Neighbouring hours count half: a city of a piece an hour would take months to show its hours singly.
        for (var d = -1; d <= 1; d++)
        {
            var h = (int)((hour + d + 24) % 24);
            var weight = d == 0 ? 0.5 : 0.25;
            stories += weight * Stories[h] / 1e6;
            days += weight * Days[h] / 1e6;
        }

        return Math.Max(0.02, (stories + (PriorDays * mean)) / (days + PriorDays) / 4);
    }

    internal RateBase AdvanceTo(long hour, double halfLifeDays)
    {
        if (hour <= Hour)
        {
            return this;
        }

        if (Hour == 0)
        {
            return this with { Hour = hour, Start = hour, Stories = new long[24], Days = new long[24] };
        }

        long[] stories = [.. Stories], days = [.. Days];
        var keep = Math.Pow(2, -1 / halfLifeDays);
        var waiting = Waiting;
        // Hours longer ago than a year of silence tell nothing more than a year does.
        for (var h = Math.Max(Math.Max(Hour, hour - 8_784) + 1, Start + LagHours); h <= hour; h++)
        {
            var due = h - LagHours;
            var cell = waiting.Count > 0 && waiting[0].Hour <= due ? waiting[0] : new HourStories(due, 0, 0);
            waiting = waiting.Count > 0 && waiting[0].Hour <= due ? [.. waiting.Skip(1)] : waiting;
            var i = (int)(due % 24);
            stories[i] = (long)Math.Round(stories[i] * keep) + cell.Stories;
            days[i] = (long)Math.Round(days[i] * keep) + (1_000_000 - (250_000L * cell.Gaps));
        }

        return this with { Hour = hour, Stories = stories, Days = days, Waiting = waiting };
    }

    internal RateBase Add(long hour, long stories, bool gap)
    {
        var last = Waiting.Count > 0 && Waiting[^1].Hour == hour ? Waiting[^1] : new HourStories(hour, 0, 0);
        var merged = new HourStories(hour, last.Stories + stories, Math.Min(4, last.Gaps + (gap ? 1 : 0)));
        return this with { Waiting = [.. Waiting.Where(w => w.Hour < hour), merged] };
    }
}

/// <summary>Stories of an hour, micro-units, and how many of its quarters were incomplete.</summary>
public readonly record struct HourStories(long Hour, long Stories, int Gaps);
