namespace CcgcStream.Collector.Doctor;

/// <summary>What a source costs, by its own units.</summary>
/// <param name="RequestsPerDay">Requests a day; 0 for a connection that stays open.</param>
/// <param name="UnitsPerDay">Quota units a day, where the source counts in such.</param>
/// <param name="HashtagsPerWeek">Different hashtags in 7 days, where the source counts those.</param>
/// <param name="DollarsPerDay">Money a day, in US dollars.</param>
/// <param name="EachCityEvery">How often each city is asked for, in hours; null where everything comes by itself.</param>
public sealed record SourceCosts(
    double RequestsPerDay = 0, double UnitsPerDay = 0, double HashtagsPerWeek = 0, double DollarsPerDay = 0, double? EachCityEvery = null)
{
    private const int DaysPerMonth = 30;

    /// <summary>Requests in 30 days.</summary>
    public double RequestsPerMonth => RequestsPerDay * DaysPerMonth;

    /// <summary>Money in 30 days, in US dollars.</summary>
    public double DollarsPerMonth => DollarsPerDay * DaysPerMonth;

    /// <summary>Both together; of no city's interval, since sources do not share cities.</summary>
    public static SourceCosts operator +(SourceCosts a, SourceCosts b) => new(
        a.RequestsPerDay + b.RequestsPerDay, a.UnitsPerDay + b.UnitsPerDay, a.HashtagsPerWeek + b.HashtagsPerWeek, a.DollarsPerDay + b.DollarsPerDay);
}
