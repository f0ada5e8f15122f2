namespace CcgcStream.Alerting.Reputation;

/// <summary>
/// The usual negative share by source class, on two time scales that both never stop learning. The slow one takes each hour in 24
/// hours late, so that an incident does not raise its own bar. The quick one, 6 hours late, follows a tone that wanders by the day;
/// the higher of the two is the usual share, so that a return from a good spell is no drop.
/// </summary>
public sealed record ShareBase
{
    /// <summary>Hours by which it lags.</summary>
    internal const int LagHours = 24;
    private const int QuickLagHours = 6;

    /// <summary>Votes of the slow level that the quick one starts from.</summary>
    private const double QuickPriorVotes = 30;
    public static readonly ShareBase Empty = new();

    /// <summary>Hour up to which it is current; 0 at the start.</summary>
    public long Hour { get; init; }
    public ClassVotes Media { get; init; }
    public ClassVotes Social { get; init; }

    public ClassVotes QuickMedia { get; init; }
    public ClassVotes QuickSocial { get; init; }

    /// <summary>Hours younger than the lag, oldest first.</summary>
    public IReadOnlyList<HourVotes> Waiting { get; init; } = [];

    /// <summary>Decayed votes of both classes.</summary>
    public double History => (Media.Votes + Social.Votes) / 1e6;

    /// <summary>Votes an hour over the last day.</summary>
    internal double PerHour => Waiting.Sum(w => w.Media.Votes + w.Social.Votes) / 1e6 / LagHours;

    /// <summary>The usual shares of media and of social.</summary>
    internal (double Media, double Social) Shares(Rules.ReputationRule rule) => (
        Higher(Media.Share(rule.PriorMedia, rule.PriorVotes), QuickMedia), Higher(Social.Share(rule.PriorSocial, rule.PriorVotes), QuickSocial));

    private static double Higher(double slow, ClassVotes quick) => Math.Max(slow, quick.Share(slow, QuickPriorVotes));

    /// <param name="hour">Hour since 1970.</param>
    /// <param name="halfLifeDays">Of the slow level.</param>
    /// <param name="quickDays">Half-life of the quick level; 0: there is none.</param>
    internal ShareBase AdvanceTo(long hour, double halfLifeDays, double quickDays)
    {
        if (hour <= Hour)
        {
            return this;
        }

        var keep = Hour == 0 ? 1 : Math.Pow(2, -(hour - Hour) / (24 * halfLifeDays));
        var (media, social) = (Media.Times(keep), Social.Times(keep));
        var taken = 0;
        while (taken < Waiting.Count && Waiting[taken].Hour <= hour - LagHours)
        {
            media = media.Plus(Waiting[taken].Media);
            social = social.Plus(Waiting[taken].Social);
            taken++;
        }

        var next = new ShareBase { Hour = hour, Media = media, Social = social, Waiting = taken == 0 ? Waiting : [.. Waiting.Skip(taken)] };
        return quickDays <= 0 ? next : Quicken(next, Hour == 0 ? 1 : Math.Pow(2, -(hour - Hour) / (24 * quickDays)));
    }

    private ShareBase Quicken(ShareBase next, double keep)
    {
        var (media, social) = (QuickMedia.Times(keep), QuickSocial.Times(keep));
        foreach (var hour in Waiting.Where(w => w.Hour > Hour - QuickLagHours && w.Hour <= next.Hour - QuickLagHours))
        {
            (media, social) = (media.Plus(hour.Media), social.Plus(hour.Social));
        }

        return next with { QuickMedia = media, QuickSocial = social };
    }

    internal ShareBase Add(long hour, ClassVotes media, ClassVotes social)
    {
        var last = Waiting.Count > 0 && Waiting[^1].Hour == hour ? Waiting[^1] : new HourVotes(hour, default, default);
        var merged = new HourVotes(hour, last.Media.Plus(media), last.Social.Plus(social));
        return this with { Waiting = [.. Waiting.Where(w => w.Hour < hour), merged] };
    }
}

/// <summary>Votes of a source class, micro-units.</summary>
public readonly record struct ClassVotes(long Negative, long Votes)
{
    internal ClassVotes Plus(ClassVotes other) => new(Negative + other.Negative, Votes + other.Votes);

    internal ClassVotes Times(double factor) => new((long)Math.Round(Negative * factor), (long)Math.Round(Votes * factor));

    /// <summary>Negative share, shrunk to a prior mean of so many votes.</summary>
    internal double Share(double prior, double priorVotes) =>
        Math.Clamp(((Negative / 1e6) + (priorVotes * prior)) / ((Votes / 1e6) + priorVotes), 0.005, 0.6);
}

/// <summary>Votes of an hour (since 1970).</summary>
public readonly record struct HourVotes(long Hour, ClassVotes Media, ClassVotes Social);
