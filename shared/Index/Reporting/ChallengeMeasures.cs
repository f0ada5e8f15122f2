using CcgcStream.Index.Buckets;
using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Vocabularies;

namespace CcgcStream.Index.Reporting;

/// <summary>Turns the report's challenges into measures.</summary>
internal static class ChallengeMeasures
{
    private static readonly string[] TextAndImage = ["text", "link", "image", "gallery"];

    internal static PeriodChallenges Of(BucketSums total)
    {
        var pieces = PeriodReportBuilder.Lead(total, Scalar.Pieces);
        var asked = total[Scalar.Asked];
        var (answered, median) = Answers(total);
        var threads = total[Scalar.Threads];
        return new(
            Ratio(PeriodReportBuilder.Lead(total, Scalar.Loose), pieces) ?? 0,
            Evenness(total.OfKind(FieldKind.LeadTopic), Vocabulary.Topics),
            Ratio(total[Field.Of(FieldKind.LeadActor, Vocabulary.Actors.IndexOf("official"))], pieces) ?? 0,
            Evenness(total.OfKind(FieldKind.LeadActor), Vocabulary.Actors),
            Ratio(TextAndImage.Sum(format => total[Field.Of(FieldKind.LeadFormat, Vocabulary.Formats.IndexOf(format))]), pieces) ?? 0,
            asked, Ratio(answered, asked), median, threads, Ratio(total[Scalar.TwoWayThreads], threads),
            Spread(total, FieldKind.LeadCountry, FieldKind.LeadCountryNegative),
            Spread(total, FieldKind.LeadLanguage, FieldKind.LeadLanguageNegative),
            Spread(total, FieldKind.LeadPlatform, FieldKind.LeadPlatformNegative));
    }

    private static double? Ratio(long part, long whole) => whole == 0 ? null : (double)part / whole;

    // Within the hour that holds the median, waits are taken as spread evenly.
    private static (long Answered, double? Median) Answers(BucketSums total)
    {
        var hours = total.OfKind(FieldKind.AnswerHour);
        var answered = hours.Sum(hour => hour.Amount);
        double below = 0;
        foreach (var hour in hours)
        {
            if (below + hour.Amount >= answered / 2.0)
            {
                return (answered, Field.CategoryOf(hour.Field) + (((answered / 2.0) - below) / hour.Amount));
            }

            below += hour.Amount;
        }

        return (answered, null);
    }

    private static double Evenness(IReadOnlyList<FieldDelta> entries, Vocabulary vocabulary)
    {
        double all = entries.Sum(entry => entry.Amount);
        return all <= 0 ? 0 : -entries.Sum(entry => entry.Amount / all * Math.Log(entry.Amount / all)) / Math.Log(vocabulary.Names.Count);
    }

    private static double Spread(BucketSums total, FieldKind kind, FieldKind negative)
    {
        double all = 0, first = 0, second = 0;
        foreach (var (field, pieces) in total.OfKind(kind))
        {
            if (Field.CategoryOf(field) != 0)
            {
                var tone = 1 - (total[Field.Of(negative, Field.CategoryOf(field))] / 1e6 / pieces);
                all += pieces;
                first += pieces * tone;
                second += pieces * tone * tone;
            }
        }

        return all <= 0 ? 0 : 100 * Math.Sqrt(Math.Max(0, (second / all) - (first / all * (first / all))));
    }
}
