using CcgcStream.Index.Reporting;
using CcgcStream.Reporting.Wording;

namespace CcgcStream.Reporting.Findings;

/// <summary>The findings that the published report opens with.</summary>
internal static class Headlines
{
    public static IReadOnlyList<Finding> Of(ReportDocument document, ReportWording words)
    {
        var period = document.Period;
        var tone = period.PositiveOrNeutralInterval;
        return
        [
            new(words[Label.EffectivePieces], Figures.Count(period.EffectivePieces),
                period.Ratio is { } ratio ? $"{Figures.Ratio(ratio)} {words[Label.TimesPrevious]}" : words[Label.NoPrevious],
                period.PreviousPieces is { } before ? $"{words[Label.Previous]}{words.Colon}{Figures.Count(before)}" : ""),
            new(words[Label.PositiveOrNeutral], Figures.Percent(period.PositiveOrNeutral.Share),
                Figures.Change(period.PositiveOrNeutral, words),
                $"{words[Label.Interval]}{words.Colon}{Figures.PercentRange(tone.Lo, tone.Hi)}"),
            .. Corrected(document, words),
            new(words[Label.TopTenShare], Figures.Percent(period.TopTenShare),
                document.Previous is { } previous ? Figures.Change(new(period.TopTenShare, previous.TopTenShare), words) : ""),
            Channel(period, "social", words[Label.Social], words),
            Channel(period, "media", words[Label.Media], words),
        ];
    }

    private static IEnumerable<Finding> Corrected(ReportDocument document, ReportWording words)
    {
        if (document.Corrected is { } tone)
        {
            yield return new(words[Label.CorrectedTone], Figures.Percent(tone.Share), Figures.Change(new(tone.Share, document.CorrectedBefore?.Share), words),
                $"{words[Label.Interval]}{words.Colon}{Figures.PercentRange(tone.Interval.Lo, tone.Interval.Hi)}");
        }
    }

    private static Finding Channel(PeriodReport period, string id, string name, ReportWording words)
    {
        var entry = period.SourceClasses.FirstOrDefault(mix => mix.Id == id);
        return entry is null
            ? new(name, words[Label.None])
            : new(name, Figures.Percent(entry.Share.Share), Figures.Change(entry.Share, words));
    }
}
