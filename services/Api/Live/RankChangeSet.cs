using CcgcStream.Api.Ranking;

namespace CcgcStream.Api.Live;

/// <summary>What changed in a window's ranking at one tick; also, with every city in it, the snapshot that a stream begins with.</summary>
public sealed record RankChangeSet(
    string Generation, string Window, DateTimeOffset? AsOf, long Revision, bool Simulated, IReadOnlyList<RankChange> Changes);

/// <summary>A city's place and score now.</summary>
public sealed record RankChange(
    string Id, int? Rank, int? RankLo, int? RankHi, int? PreviousRank, double Score, double Lo90, double Hi90, string Grade, long Pieces)
{
    internal static RankChange Of(RankedCity city, int? previousRank) => new(
        city.Id, city.Rank, city.RankLo, city.RankHi, previousRank, city.Score.Value, city.Score.Lo90, city.Score.Hi90, city.Score.Grade, city.Pieces);
}
