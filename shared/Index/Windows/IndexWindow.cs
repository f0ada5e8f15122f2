namespace CcgcStream.Index.Windows;

/// <summary>One of the five rolling windows: a number of whole buckets of one tier, the last of which may still be filling.</summary>
/// <param name="Name">Public name: 1h, 24h, 7d, 30d or 365d.</param>
/// <param name="Tier">Length of its sub-buckets.</param>
/// <param name="Buckets">Number of its sub-buckets.</param>
public sealed record IndexWindow(string Name, Tier Tier, int Buckets)
{
    public static readonly IndexWindow Hour = new("1h", Tier.Minute, 60);
    public static readonly IndexWindow Day = new("24h", Tier.Quarter, 96);
    public static readonly IndexWindow Week = new("7d", Tier.Hour, 168);
    public static readonly IndexWindow Month = new("30d", Tier.SixHours, 120);
    public static readonly IndexWindow Year = new("365d", Tier.Day, 365);

    /// <summary>All windows, shortest first.</summary>
    public static IReadOnlyList<IndexWindow> All { get; } = [Hour, Day, Week, Month, Year];

    /// <summary>Length in microseconds.</summary>
    public long LengthUs => Buckets * Tier.LengthUs();

    /// <summary>The window with a public name, or null.</summary>
    public static IndexWindow? Find(string? name) => All.FirstOrDefault(window => window.Name == name);

    /// <summary>The span that a reader at <paramref name="asOfUs"/> sees: it ends with the bucket that is filling at that moment.</summary>
    public TimeSpanUs SpanAt(long asOfUs)
    {
        var end = Tier.CeilUs(asOfUs);
        return new TimeSpanUs(end - LengthUs, end);
    }
}

/// <summary>A half-open span of event time, [<paramref name="FromUs"/>, <paramref name="ToUs"/>), Unix microseconds.</summary>
public readonly record struct TimeSpanUs(long FromUs, long ToUs)
{
    public long LengthUs => ToUs - FromUs;

    public bool Contains(long timeUs) => timeUs >= FromUs && timeUs < ToUs;

    /// <summary>The same span, earlier by some microseconds.</summary>
    public TimeSpanUs Earlier(long byUs) => new(FromUs - byUs, ToUs - byUs);
}
