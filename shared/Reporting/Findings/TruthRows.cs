using CcgcStream.Index.Reporting;
using CcgcStream.Simulation.Profiles;
using CcgcStream.Simulation.Truth;

namespace CcgcStream.Reporting;

/// <summary>Sets the shares of a report beside the labels of a simulated run.</summary>
public static class TruthRows
{
    /// <summary>Every published share, in the order of the report; none where no truth is of the period's year or before.</summary>
    /// <param name="document">The report.</param>
    /// <param name="years">Truths by year, earliest first: the last one that has begun is that of the period, the one before of the period before.</param>
    public static IReadOnlyList<TruthComparison> Of(ReportDocument document, IReadOnlyList<GroundTruth> years)
    {
        var report = document.Period;
        GroundTruth[] truths = [.. years.Where(year => SimulationProfiles.All.FirstOrDefault(profile => profile.Name == year.Profile)?.Year <= report.From.Year)];
        if (truths.Length == 0)
        {
            return [];
        }

        var truth = truths[^1];
        List<TruthComparison> rows =
        [
            new("Positive or neutral, as tagged", report.PositiveOrNeutral.Share, truth.PositiveOrNeutral),
            new("Share of the top ten", report.TopTenShare, truth.TopTenShare),
            new("Social media", Share(report.SourceClasses, "social"), truth.Social),
            new("News media", Share(report.SourceClasses, "media"), truth.Media),
            .. Mix("Platform", report.Platforms, truth.Platforms),
            .. Topics(document, truth),
            .. Mix("Language", report.Languages, truth.Languages),
            .. truth.TopTen.Select(id => new TruthComparison(
                $"City {id}", report.Ranking.FirstOrDefault(city => city.City == id)?.ShareOfMentions ?? 0, truth.Cities[id])),
        ];
        if (truths.Length > 1 && report.PositiveOrNeutral.Previous is { } before)
        {
            rows.Insert(1, new("Positive or neutral, as tagged, period before", before, truths[^2].PositiveOrNeutral));
        }

        if (document.Corrected is { } tone)
        {
            rows.Insert(0, new("Positive or neutral, corrected", tone.Share, truth.PositiveOrNeutral));
        }

        if (truths.Length > 1 && document.CorrectedBefore is { } toneBefore)
        {
            rows.Insert(1, new("Positive or neutral, corrected, period before", toneBefore.Share, truths[^2].PositiveOrNeutral));
        }

        return rows;
    }

    private static IEnumerable<TruthComparison> Topics(ReportDocument document, GroundTruth truth) => document.CorrectedTopics.Count == 0
        ? Mix("Topic", document.Period.Topics, truth.Topics)
        :
        [
            .. truth.Topics.Select(entry => new TruthComparison(
                $"Topic {entry.Key}, corrected", document.CorrectedTopics.FirstOrDefault(share => share.Id == entry.Key)?.Share ?? 0, entry.Value)),
            .. truth.Topics.Select(entry => new TruthComparison($"Topic {entry.Key}, as tagged", Share(document.Period.Topics, entry.Key), entry.Value)),
        ];

    private static IEnumerable<TruthComparison> Mix(string kind, IReadOnlyList<MixEntry> entries, IReadOnlyDictionary<string, double> truth)
        => truth.Select(entry => new TruthComparison($"{kind} {entry.Key}", Share(entries, entry.Key), entry.Value));

    private static double Share(IReadOnlyList<MixEntry> entries, string id) => entries.FirstOrDefault(entry => entry.Id == id)?.Share.Share ?? 0;
}
