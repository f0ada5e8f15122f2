using CcgcStream.Api.Cities;
using CcgcStream.Contracts.V1;
using CcgcStream.Index.Methodology;

namespace CcgcStream.Api.Ranking;

/// <summary>Ranks the scores of all cities in one window. Pure: the same scores give the same ranking.</summary>
internal sealed class RankingBuilder(CityDirectory directory, MethodologySet methodologies)
{
    /// <summary>Builds the whole ranking; limits are applied by the reader.</summary>
    /// <param name="scores">Scores of one generation and window.</param>
    /// <param name="request">What to rank by, and the lowest grade that still gets a rank.</param>
    /// <param name="earlier">Ranks at an earlier moment, for the movement.</param>
    public RankingResponse Build(IReadOnlyCollection<CityScore> scores, RankingRequest request, EarlierRanks? earlier)
    {
        var ordered = scores
            .Select(score => (Score: score, Value: score.ValueBy(request.By)))
            .OrderByDescending(row => IsRanked(row.Value, request.MinGrade))
            .ThenByDescending(row => row.Value?.Score ?? 0)
            .ThenBy(row => row.Score.City, StringComparer.Ordinal)
            .ToArray();
        var ranked = ordered.Count(row => IsRanked(row.Value, request.MinGrade));
        var intervals = RankDraws.Run([.. ordered.Take(ranked).Select(row => row.Score)], request.By, methodologies.Find(request.Methodology) ?? methodologies.Primary).Cities;
        var totalWeight = Math.Max(1, scores.Sum(score => score.WeightMicro));
        var cities = new List<RankedCity>(ordered.Length);
        for (var i = 0; i < ordered.Length; i++)
        {
            int? rank = i < ranked ? i + 1 : null;
            cities.Add(ToRow(ordered[i].Score, ordered[i].Value, rank, rank is null ? null : (intervals[i].Lo90, intervals[i].Hi90), totalWeight, earlier));
        }
        var newest = scores.Count == 0 ? null : scores.MaxBy(score => score.Revision);
        return new RankingResponse(
            request.Generation, request.Window, request.By, scores.Count == 0 ? null : scores.Max(score => score.AsOfUs).ToMoment(),
            newest?.Revision ?? 0, newest?.MethodologyVersion ?? "", scores.Any(score => score.Simulated), earlier?.Moment, request.Slice,
            ordered.Length, ranked, cities);
    }

    private RankedCity ToRow(
        CityScore score, ScoreValue? value, int? rank, (int Lo, int Hi)? interval, long totalWeight, EarlierRanks? earlier)
    {
        var city = directory.Find(score.City);
        var before = earlier?.RankOf(score.City);
        // A city's own rank always lies in its interval, even where ties make the draws disagree with the order.
        int? lo = rank is null ? null : Math.Min(rank.Value, interval!.Value.Lo);
        int? hi = rank is null ? null : Math.Max(rank.Value, interval!.Value.Hi);
        return new RankedCity(
            rank, lo, hi, rank is null || before is null ? null : before - rank, score.City, city.Name, city.NameZh, value.ToMeasure(),
            score.Composite.ToMeasure(), score.Arithmetic.ToMeasure(), score.ToDimensions(),
            PublicScore.Round((double)score.WeightMicro / totalWeight),
            new Share(
                PublicScore.Round(score.PositiveOrNeutral), PublicScore.Round(score.PositiveOrNeutralLo90),
                PublicScore.Round(score.PositiveOrNeutralHi90)),
            score.Pieces, score.WeightMicro / 1e6, score.Simulated);
    }

    private static bool IsRanked(ScoreValue? value, string minGrade) =>
        value is { Missing: false } && string.CompareOrdinal(value.Grade, minGrade) <= 0;
}
