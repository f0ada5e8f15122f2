using CcgcStream.Index.Intervals;
using CcgcStream.Index.Reporting;

namespace CcgcStream.Reporting.Tests;

/// <summary>A report with a value in every place.</summary>
internal static class SampleReport
{
    private static readonly string[] Cities =
        ["beijing", "wuhan", "shanghai", "guangzhou", "tianjin", "xiamen", "chengdu", "chongqing", "shenzhen", "dalian", "hangzhou", "suzhou"];

    public static ReportDocument Document(string strangeName = "reddit") => new()
    {
        Period = Period(2020, 0.8643, strangeName),
        Previous = Period(2019, 0.7906, strangeName),
        Trend = [.. Enumerable.Range(0, 366).Select(Day)],
        Truth = [new("Positive or neutral", 0.8671, 0.8643)],
    };

    public static PeriodReport Period(int year, double tone, string strangeName) => new()
    {
        From = new(year, 1, 1, 0, 0, 0, TimeSpan.Zero),
        To = new(year + 1, 1, 1, 0, 0, 0, TimeSpan.Zero),
        MethodologyVersion = "1.0",
        Simulated = true,
        EffectivePieces = year == 2020 ? 10_012_345 : 1_451_064,
        PreviousPieces = year == 2020 ? 1_451_064 : null,
        PositiveOrNeutral = new(tone, year == 2020 ? 0.7906 : null),
        PositiveOrNeutralInterval = new(tone - 0.0012, tone + 0.0012),
        Ranking = [.. Cities.Select(City)],
        TopTenShare = 0.918,
        SourceClasses = Mix(("social", 0.5528, 0.47), ("media", 0.4472, 0.53)),
        Platforms = Mix(("news", 0.387, 0.46), ("x", 0.199, 0.175), ("facebook", 0.168, 0.15), ("youtube", 0.094, 0.07), (strangeName, 0.06, 0.05)),
        Topics = Mix(
            ("culture", 0.19, 0.2), ("education", 0.16, 0.15), ("food", 0.14, 0.13), ("healthcare", 0.125, 0.04), ("economy", 0.11, 0.17),
            ("festivals", 0.09, 0.085), ("industry", 0.075, 0.1), ("transport", 0.06, 0.075), ("other", 0.05, 0.05)),
        Actors = Mix(("media", 0.47, 0.5), ("individual", 0.30, 0.27), ("official", 0.08, 0.1)),
        Formats = Mix(("text", 0.48, 0.5), ("image", 0.33, 0.34), ("video", 0.09, 0.06)),
        Languages = Mix(("en", 0.42, 0.44), ("zh", 0.10, 0.11), ("", 0.01, 0.01)),
        Countries = Mix(("US", 0.14, 0.15), ("GB", 0.085, 0.08)),
        Challenges = new(0.21, 0.94, 0.08, 0.71, 0.87, 165_400, 0.49, 3.4, 402_311, 0.22, 1.8, 2.1, 3.3),
    };

    private static TrendPoint Day(int day) => new(
        new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day),
        20_000 + (long)(9_000 * Math.Sin(day / 40.0)) + (day is > 22 and < 60 ? 26_000 : 0),
        0.86 + (0.03 * Math.Sin(day / 25.0)) - (day is > 22 and < 60 ? 0.1 : 0));

    private static RankedCity City(string id, int at) => new(
        at + 1, id, Value(82 - (3.1 * at), at), [.. Enumerable.Range(0, 5).Select(k => Value(90 - (4 * at) - (k * 6 % 17), at))],
        100_000 - (7_000 * at), 0.22 / (at + 1), 0.86 - (0.004 * at));

    private static Estimate Value(double score, int at)
        => new(score, score - 0.6 - (at * 0.3), score + 0.6 + (at * 0.3), 0.4, 4_000, at > 10 ? 'D' : at > 6 ? 'B' : 'A', 1);

    private static IReadOnlyList<MixEntry> Mix(params (string Id, double Share, double Before)[] entries)
        => [.. entries.Select(entry => new MixEntry(entry.Id, (long)(entry.Share * 10_012_345), new(entry.Share, entry.Before), 0.86))];
}
