namespace CcgcStream.Api.Ranking;

/// <summary>Ranks at an earlier moment, which movement is measured against.</summary>
internal sealed record EarlierRanks(DateTimeOffset Moment, IReadOnlyDictionary<string, int> ByCity)
{
    public int? RankOf(string city) => ByCity.TryGetValue(city, out var rank) ? rank : null;

    public static EarlierRanks Of(RankingResponse ranking) => new(
        ranking.AsOf ?? DateTimeOffset.UnixEpoch,
        ranking.Cities.Where(city => city.Rank is not null).ToDictionary(city => city.Id, city => city.Rank!.Value, StringComparer.Ordinal));
}
