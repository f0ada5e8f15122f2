using System.Globalization;

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

    /// <summary>The costs as one would say them; units that a source does not count in are left out.</summary>
    public string InWords() => string.Create(CultureInfo.InvariantCulture, $"{RequestsPerDay:#,0} requests")
        + (UnitsPerDay > 0 ? string.Create(CultureInfo.InvariantCulture, $", {UnitsPerDay:#,0} quota units") : "")
        + string.Create(CultureInfo.InvariantCulture, $" and USD {DollarsPerDay:0.00} a day")
        + (HashtagsPerWeek > 0 ? string.Create(CultureInfo.InvariantCulture, $", {HashtagsPerWeek:0} hashtags a week") : "")
        + (EachCityEvery is { } hours ? string.Create(CultureInfo.InvariantCulture, $"; each city every {hours:0.##} h") : "");

    /// <summary>Both together; of no city's interval, since sources do not share cities.</summary>
    public static SourceCosts operator +(SourceCosts a, SourceCosts b) => new(
        a.RequestsPerDay + b.RequestsPerDay, a.UnitsPerDay + b.UnitsPerDay, a.HashtagsPerWeek + b.HashtagsPerWeek, a.DollarsPerDay + b.DollarsPerDay);
}
