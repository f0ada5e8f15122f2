using CcgcStream.Index.Buckets;
using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Intervals;

namespace CcgcStream.Index.Reporting;

/// <summary>Makes the report of a period from sums: a pure function.</summary>
public static class PeriodReportBuilder
{
    private const int TopTen = 10;

    /// <param name="current">The period.</param>
    /// <param name="previous">The period before; null when there are no data of it.</param>
    /// <param name="methodologyVersion">Version that made the scores.</param>
    public static PeriodReport Build(PeriodInput current, PeriodInput? previous, string methodologyVersion)
    {
        var total = current.Total();
        var before = previous?.Total();
        var pieces = Lead(total, Scalar.Pieces);
        var share = PositiveOrNeutral(total);
        return new()
        {
            From = Moment(current.Span.FromUs),
            To = Moment(current.Span.ToUs),
            MethodologyVersion = methodologyVersion,
            Simulated = total[Scalar.Simulated] > 0 || before?[Scalar.Simulated] > 0,
            EffectivePieces = pieces,
            PreviousPieces = before is null ? null : Lead(before, Scalar.Pieces),
            PositiveOrNeutral = new(share, before is null || Lead(before, Scalar.Pieces) == 0 ? null : PositiveOrNeutral(before)),
            PositiveOrNeutralInterval = Interval.Wilson(share, Math.Min(pieces, ClassTotals.All(total).NEff)),
            Ranking = Rank(current),
            TopTenShare = TopTenShare(current),
            SourceClasses = PeriodMix.Of(total, before, FieldKind.LeadClass, null),
            Platforms = PeriodMix.Of(total, before, FieldKind.LeadPlatform, FieldKind.LeadPlatformNegative),
            Topics = PeriodMix.Of(total, before, FieldKind.LeadTopic, FieldKind.LeadTopicNegative),
            Actors = PeriodMix.Of(total, before, FieldKind.LeadActor, FieldKind.LeadActorNegative),
            Formats = PeriodMix.Of(total, before, FieldKind.LeadFormat, null),
            Languages = PeriodMix.Of(total, before, FieldKind.LeadLanguage, FieldKind.LeadLanguageNegative),
            Countries = PeriodMix.Of(total, before, FieldKind.LeadCountry, FieldKind.LeadCountryNegative),
            Challenges = ChallengeMeasures.Of(total),
        };
    }

    internal static long Lead(BucketSums sums, Scalar scalar) => sums[Field.Of(FieldKind.LeadScalar, (int)scalar)];

    private static double PositiveOrNeutral(BucketSums sums)
    {
        var pieces = Lead(sums, Scalar.Pieces);
        return pieces == 0 ? 0 : 1 - (Lead(sums, Scalar.Negative) / 1e6 / pieces);
    }

    private static List<RankedCity> Rank(PeriodInput period)
    {
        var all = period.Cities.Values.Sum(sums => sums[Scalar.Pieces]);
        var ordered = period.Scores
            .OrderBy(entry => entry.Value.Composite.Grade == 'D').ThenByDescending(entry => entry.Value.Composite.Score)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal);
        return [.. ordered.Select((entry, at) =>
        {
            var mentions = period.Cities.TryGetValue(entry.Key, out var sums) ? sums[Scalar.Pieces] : 0;
            return new RankedCity(at + 1, entry.Key, entry.Value.Composite, [.. entry.Value.Dimensions.Select(dimension => dimension.Estimate)],
                mentions, all == 0 ? 0 : (double)mentions / all, mentions == 0 ? 0 : 1 - (sums![Scalar.Negative] / 1e6 / mentions));
        })];
    }

    private static double TopTenShare(PeriodInput period)
    {
        var counts = period.Cities.Values.Select(sums => sums[Scalar.Pieces]).OrderDescending().ToArray();
        var all = counts.Sum();
        return all == 0 ? 0 : (double)counts.Take(TopTen).Sum() / all;
    }

    private static DateTimeOffset Moment(long us) => DateTimeOffset.UnixEpoch.AddTicks(us * TimeSpan.TicksPerMicrosecond);
}
