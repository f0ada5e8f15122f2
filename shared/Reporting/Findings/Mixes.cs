using CcgcStream.Index.Reporting;
using CcgcStream.Reporting.Wording;

namespace CcgcStream.Reporting.Findings;

/// <summary>The mixes of a report in the order in which it shows them.</summary>
internal static class Mixes
{
    /// <summary>Heading and entries of each mix; long tails are cut.</summary>
    public static IReadOnlyList<(Label Heading, IReadOnlyList<MixEntry> Entries)> Of(PeriodReport period) =>
    [
        (Label.Topics, period.Topics),
        (Label.Platforms, period.Platforms),
        (Label.Languages, Head(period.Languages)),
        (Label.Countries, Head(period.Countries)),
        (Label.Actors, period.Actors),
        (Label.Formats, period.Formats),
    ];

    private static IReadOnlyList<MixEntry> Head(IReadOnlyList<MixEntry> entries) => [.. entries.Take(12)];
}
